import { Code } from '../form/form';
import { getterOf, readPath } from '../form/path';
import { asText } from './json';

/** Words in names of events → OCSF activity of API Activity. The first that a name holds decides. */
const VERBS: Readonly<Record<string, readonly string[]>> = {
  Create: [
    'create',
    'add',
    'insert',
    'invite',
    'upload',
    'grant',
    'generate',
    'install',
    'register',
    'open',
    'publish',
    'mount',
    'start',
    'enroll',
    'new',
  ],
  Read: ['read', 'get', 'list', 'view', 'download', 'export', 'search', 'preview', 'access', 'fetch', 'query'],
  Update: [
    'update',
    'edit',
    'change',
    'modify',
    'set',
    'enable',
    'disable',
    'rename',
    'move',
    'patch',
    'rotate',
    'reset',
    'transfer',
    'restore',
    'assign',
    'configure',
  ],
  Delete: ['delete', 'remove', 'revoke', 'destroy', 'drop', 'purge', 'uninstall', 'unmount', 'trash', 'unassign', 'detach'],
};
const BY_WORD: ReadonlyMap<string, string> = new Map(Object.entries(VERBS).flatMap(([verb, words]) => words.map((word) => [word, verb] as const)));

/** `repo.createdBy`, `CREATED_REPO` → its words in small letters. */
const wordsOf = (name: string): readonly string[] =>
  name
    .slice(0, MAX_LENGTH)
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/);

const MAX_LENGTH = 200;

/** Endings that are taken away, and what then stands in their place. */
const ENDINGS = [
  [/d$/, ''],
  [/s$/, ''],
  [/ied$/, 'y'],
  [/(.)\1ed$/, '$1'],
  [/ed$/, ''],
] as const;

function verb(word: string): string | undefined {
  const own = BY_WORD.get(word);
  if (own !== undefined) return own;
  for (const [ending, instead] of ENDINGS) {
    const found = ending.test(word) ? BY_WORD.get(word.replace(ending, instead)) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What API Activity does, by the verb in the first name at the paths that has one; Other where none has. Uses none of them up. */
export function activityOf(...paths: readonly string[]): Code {
  const getters = paths.map((path) => getterOf(readPath(path).steps));
  return new Code([], (record) => {
    for (const get of getters) {
      const name = asText(get(record));
      for (const word of name === undefined ? [] : wordsOf(name)) {
        const found = verb(word);
        if (found !== undefined) return found;
      }
    }
    return 'Other';
  });
}
