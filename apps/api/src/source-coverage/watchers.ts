import { DETECTORS } from '@cordon/detectors';
import { GIVES } from '@cordon/formats';
import { CLASSES } from '@cordon/wire';

/** Something that looks at events, and the OCSF class_uid of those that it needs: all of them. */
export interface Watcher {
  readonly name: string;
  readonly classes: readonly number[];
}

/** An OCSF class by number and name. */
export interface ClassName {
  readonly uid: number;
  readonly name: string;
}

/** A detector that lacks events of at least one class that it needs. */
export interface Blind {
  readonly detector: string;
  /** Classes that no source gave. */
  readonly lacks: readonly ClassName[];
  /** Classes that it gets, which are not enough. */
  readonly has: readonly ClassName[];
  /** Formats that give what it lacks. */
  readonly connect: readonly string[];
}

export const WATCHERS: readonly Watcher[] = DETECTORS.map(({ manifest: { name, classes } }) => ({ name, classes }));

export const classNamed = (uid: number): ClassName => ({ uid, name: CLASSES.get(uid)?.name ?? 'unknown' });

/** Names of those that look at events of any of the classes. */
export const fedBy = (classes: ReadonlySet<number>, watchers: readonly Watcher[] = WATCHERS): readonly string[] =>
  watchers.filter((w) => w.classes.some((uid) => classes.has(uid))).map((w) => w.name);

/** Those that lack a class, when all sources together give `classes`. */
export function blindTo(classes: ReadonlySet<number>, watchers: readonly Watcher[] = WATCHERS): readonly Blind[] {
  return watchers.flatMap(({ name, classes: needed }) => {
    const lacks = needed.filter((uid) => !classes.has(uid));
    if (lacks.length === 0) return [];
    const connect = [...GIVES].filter(([, given]) => lacks.some((uid) => given.has(uid))).map(([format]) => format);
    return [{ detector: name, lacks: lacks.map(classNamed), has: needed.filter((uid) => classes.has(uid)).map(classNamed), connect: connect.sort() }];
  });
}
