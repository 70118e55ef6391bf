import type { SettingsFile } from './settings-file';

/** Names of the sources whose records doors and topics hand in. */
export function doorSources({ doors, kafka }: SettingsFile): ReadonlySet<string> {
  const { syslog = [], smtp = [], imap = [], files = [] } = doors ?? {};
  const topics = kafka?.topics ?? [];
  const named = [
    ...syslog.flatMap(({ source, senders }) => [source, ...senders.map((s) => s.source)]),
    ...[...smtp, ...imap, ...files].map(({ source }) => source),
    ...topics.flatMap(({ source, routes }) => [source, ...routes.map((r) => r.source)]),
  ];
  return new Set(named.flatMap((name) => name ?? []));
}
