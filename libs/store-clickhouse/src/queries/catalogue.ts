import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { QueryParams } from '@cordon/runtime';
import { CordonError } from '@cordon/wire';
import type { Lane } from '../engine/engine';
import { withoutComments } from '../sql-text';

/** A query from `sql/queries/<name>.sql`. */
export interface NamedQuery {
  readonly name: string;
  readonly sql: string;
  /** From a first line `-- lane: heavy`. */
  readonly lane: Lane;
  readonly params: ReadonlySet<string>;
}

export type Catalogue = ReadonlyMap<string, NamedQuery>;

export function readCatalogue(folder: string): Catalogue {
  const files = readdirSync(folder).filter((file) => file.endsWith('.sql'));
  return new Map(
    files.map((file) => [file.slice(0, -'.sql'.length), readQuery(file.slice(0, -'.sql'.length), readFileSync(join(folder, file), 'utf8'))]),
  );
}

function readQuery(name: string, text: string): NamedQuery {
  const sql = withoutComments(text).trim();
  const params = new Set(Array.from(sql.matchAll(/\{(\w+):/g), (match) => match[1] ?? ''));
  return { name, sql, lane: /^-- lane: heavy$/m.test(text) ? 'heavy' : 'light', params };
}

/** The query of that name, given exactly the parameters that it declares; else CORDON_STORE_QUERY. */
export function pick(catalogue: Catalogue, name: string, params: QueryParams): NamedQuery {
  const query = catalogue.get(name);
  if (!query) throw new CordonError('CORDON_STORE_QUERY', `there is no query "${name}"`);
  const missing = [...query.params].filter((param) => params[param] === undefined);
  if (missing.length > 0) throw new CordonError('CORDON_STORE_QUERY', `query "${name}" lacks ${missing.join(', ')}`);
  const unknown = Object.keys(params).filter((param) => !query.params.has(param));
  if (unknown.length > 0) throw new CordonError('CORDON_STORE_QUERY', `query "${name}" does not take ${unknown.join(', ')}`);
  return query;
}
