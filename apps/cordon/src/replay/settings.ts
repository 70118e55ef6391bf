import { SettingsFile, type Settings } from '@cordon/nest';

/** Which source records of a format are taken for when none is named: the product that writes them. */
export function sourceForFormat(format: string | undefined): string {
  const product = format?.split(/[.-]/)[0] ?? 'unknown';
  return { rfc5322: 'mail', m365: 'm365', aws: 'aws', zeek: 'zeek', ocsf: 'ocsf' }[product] ?? 'upload';
}

const SOURCES = ['mail', 'm365', 'aws', 'zeek', 'ocsf', 'upload'];

/** Settings of a replay: one tenant, the common sources with trust 2, and the named one. */
export function replaySettings(
  tenant: string,
  source: string | undefined,
  files: { readonly policy: string | undefined; readonly inventory: string | undefined },
): Settings {
  const names = source === undefined || SOURCES.includes(source) ? SOURCES : [...SOURCES, source];
  const file = Object.assign(new SettingsFile(), {
    tenants: [
      {
        id: tenant,
        ...(files.policy === undefined ? {} : { policy: files.policy }),
        ...(files.inventory === undefined ? {} : { inventory: files.inventory }),
      },
    ],
    sources: names.map((name) => ({ name, tenant, trust: 2 as const })),
  });
  return { file, directory: '/' };
}
