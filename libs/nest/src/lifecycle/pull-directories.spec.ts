import { SimClock } from '@cordon/testing';
import type { DirectorySettings } from '../config/settings-file';
import { DirectoryPulls, type PullParts } from './pull-directories';

/** Nothing listens there: each try is an error line. */
const NOBODY = 'ldap://127.0.0.1:1';
const MINUTE_MS = 60_000;

function pulls(): { readonly it: DirectoryPulls; readonly clock: SimClock; readonly tries: string[]; name(url: string | undefined): void } {
  const clock = new SimClock();
  const tries: string[] = [];
  const tenant: { id: string; directory?: DirectorySettings } = { id: 'acme' };
  const live = { settings: { file: { tenants: [tenant] }, directory: '/' } };
  const logger = { error: (_fields: unknown, text: string) => void tries.push(text) };
  const parts: Partial<Record<keyof PullParts, unknown>> = { clock, live, logger };
  return {
    it: new DirectoryPulls(parts as unknown as PullParts),
    clock,
    tries,
    name: (url) => {
      if (url === undefined) delete tenant.directory;
      else tenant.directory = { url, bindDn: 'cn=a', baseDn: 'dc=a', passwordFile: 'dev/null' } as DirectorySettings;
    },
  };
}

test('a server is asked again when its time has come, and another one at once', async () => {
  const { it, clock, tries, name } = pulls();
  name(NOBODY);
  await it.round();
  await clock.advance(30 * MINUTE_MS);
  await it.round();
  expect(tries).toHaveLength(1);
  name(`${NOBODY}1`);
  await it.round();
  expect(tries).toHaveLength(2);
  await clock.advance(59 * MINUTE_MS);
  await it.round();
  expect(tries).toHaveLength(2);
  await clock.advance(MINUTE_MS);
  await it.round();
  expect(tries).toHaveLength(3);
  expect(it.problems).toHaveLength(1);
  name(undefined);
  await it.round();
  expect(it.problems).toEqual([]);
  await it.close();
});
