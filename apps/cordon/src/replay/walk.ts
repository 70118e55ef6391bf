import { readdirSync, statSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { CordonError } from '@cordon/wire';

/**
 * A file to read, with its path as reports show it: relative to the path that was given, and whole where one before it is shown alike. A
 * record is known by file and line, so two files of one name would make each other's records repeats; the first keeps its name, so that a folder
 * beside it changes none of its records' ids.
 */
export interface Found {
  readonly path: string;
  readonly shown: string;
}

/** Files below the given paths, in a fixed order; hidden ones are left out. */
export function walk(paths: readonly string[]): Found[] {
  const found = paths.flatMap((root) => {
    const stat = statSync(root, { throwIfNoEntry: false });
    if (!stat) throw new CordonError('CORDON_USAGE', `${root} does not exist`);
    return stat.isDirectory() ? below(root, root) : [{ path: root, shown: basename(root) }];
  });
  const owners = new Map<string, string>();
  for (const { path, shown } of found) if (!owners.has(shown)) owners.set(shown, resolve(path));
  return found.map((file) => (owners.get(file.shown) === resolve(file.path) ? file : { ...file, shown: resolve(file.path) }));
}

function below(folder: string, root: string): Found[] {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      if (entry.name.startsWith('.')) return [];
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return below(path, root);
      return entry.isFile() ? [{ path, shown: relative(root, path) }] : [];
    });
}
