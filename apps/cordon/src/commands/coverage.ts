import { coverageOf, coverageRange, type Coverage } from '@cordon/app-api';
import { readEnvironment, readFiles } from '@cordon/nest';
import { coverageText } from '../text/coverage';
import { print, withClient } from '../with-client';

/** Times are ms since the epoch. */
interface CoverageOptions {
  readonly from?: number;
  readonly to?: number;
  readonly json?: boolean;
}

/** `cordon coverage`. Without a running engine: by the store and the settings that the environment names. */
export async function coverage({ from, to, json }: CoverageOptions): Promise<void> {
  const range = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
  const query = Object.entries(range).map(([name, ms]) => `${name}=${ms}`);
  await withClient(async (c) => {
    const seen = await c.one<Coverage>(`coverage?${query.join('&')}`, (store, tenant) => {
      const files = readFiles(readEnvironment(), { simulate: true });
      const now = Date.now();
      return coverageOf({ store, sources: files.sources.values(), now }, tenant, coverageRange(range, now));
    });
    if (!seen) return;
    if (json) print(seen);
    else process.stdout.write(coverageText(seen));
  });
}
