import { All, Code, Each, First, Is, List, Lookup, When, type Condition, type Leaf, type Mapping, type Tree } from './form';

/** Every path of the record at which a leaf or tree looks; of the items of a list, the path of the list. */
export function pathsOf(branch: Leaf | Tree | readonly (Tree | Leaf)[] | null): readonly string[] {
  if (branch === null || typeof branch === 'number' || typeof branch === 'boolean' || branch instanceof Is) return [];
  if (typeof branch === 'string') return branch.startsWith('$.') ? [] : [branch];
  if (branch instanceof First || branch instanceof All) return branch.leaves.flatMap(pathsOf);
  if (branch instanceof Lookup || branch instanceof Each || branch instanceof List) return pathsOf(branch.path);
  if (branch instanceof Code) return branch.reads.flatMap(pathsOf);
  if (branch instanceof When) return [...pathsOfCondition(branch.condition), ...pathsOf(branch.then), ...pathsOf(branch.otherwise ?? null)];
  return Object.values(branch).flatMap(pathsOf);
}

/** Every path of the record at which a mapping looks. */
export function pathsOfMapping({ time, id, event, variants, ignore = [] }: Mapping): readonly string[] {
  const own = variants.flatMap((v) => [
    ...pathsOfCondition(v.when),
    ...pathsOf(typeof v.activity === 'string' ? null : v.activity),
    ...pathsOf(v.event),
  ]);
  return [...pathsOf(time ?? null), ...pathsOf(id ?? null), ...pathsOf(event), ...own, ...ignore.filter((path) => !path.startsWith('$.'))];
}

const pathsOfCondition = (condition: Condition | undefined): readonly string[] =>
  (Array.isArray(condition) ? condition : [condition ?? {}]).flatMap((one: object) => Object.keys(one)).filter((path) => !path.startsWith('$.'));
