import { resolve } from 'node:path';

/** The repository's root: four levels above this file, in `src` and in `dist` alike. */
export const repoRoot = resolve(__dirname, '..', '..', '..', '..');
