import { CordonError } from '@cordon/wire';
import { print, withClient } from '../with-client';

interface Source {
  readonly name: string;
  readonly trust: number;
  readonly format?: string;
  readonly state?: string;
  readonly since?: number;
  readonly dead: Readonly<Record<string, number>>;
}

/** `cordon sources` */
export async function listSources(options: { readonly json?: boolean }): Promise<void> {
  await withClient(async (c) => {
    const { items } = await c.list<Source>('sources', () =>
      Promise.reject(new CordonError('CORDON_API_NOT_FOUND', 'no engine is running on this data directory')),
    );
    if (options.json) return print(items);
    for (const { name, format, trust, state, since, dead } of items) {
      const open = Object.values(dead).reduce((a, b) => a + b, 0);
      const standing =
        state === undefined ? '' : `  ${state} since ${new Date(since ?? 0).toISOString().slice(0, 19)}, ${dead['CORDON_SOURCE_PARKED'] ?? 0} held`;
      process.stdout.write(`${name.padEnd(24)} T${trust}  ${(format ?? 'detected').padEnd(18)} ${String(open).padStart(7)} dead${standing}\n`);
    }
  });
}

/** `cordon sources resume NAME` */
export async function resumeSource(name: string): Promise<void> {
  await withClient(async (c) => {
    await c.post(`sources/${encodeURIComponent(name)}/resume`, {});
    process.stdout.write(
      `${name}: its records are parsed again; drive those that were held with: cordon dead redrive --source ${name} --code CORDON_SOURCE_PARKED\n`,
    );
  });
}
