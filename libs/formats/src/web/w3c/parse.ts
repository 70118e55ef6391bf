import { asText, type Json } from '../../shared/json';
import { urlParts } from '../../shared/url-parts';

/** What ProxySG writes where nobody changed its format `main` (Broadcom, "Access Log Formats"). */
const MAIN =
  'date time time-taken c-ip cs-username cs-auth-group x-exception-id sc-filter-result cs-categories cs(Referer) sc-status s-action cs-method rs(Content-Type) cs-uri-scheme cs-host cs-uri-port cs-uri-path cs-uri-query cs-uri-extension cs(User-Agent) s-ip sc-bytes cs-bytes x-virus-id x-bluecoat-application-name x-bluecoat-application-operation'.split(
    ' ',
  );
const CELL = /"((?:[^"]|""){0,8192})"|(\S{1,8192})/g;

/** A line of ProxySG's `main` → names of W3C → values. */
export function parseW3c(message: string): Json | undefined {
  const record: Record<string, unknown> = {};
  let i = 0;
  for (const cell of message.matchAll(CELL)) {
    const name = MAIN[i++];
    const value = cell[1]?.replaceAll('""', '"') ?? cell[2];
    // Spaces in headers are plus signs in IIS, in quotes elsewhere.
    if (name !== undefined && value !== undefined && value !== '-') record[name] = value;
  }
  return i === 0 ? undefined : completed(record);
}

/** The same of a record that a file's head named the columns of. */
export const completedW3c = (record: Json): Json => completed({ ...record });

function completed(record: Record<string, unknown>): Json {
  if (record['date'] !== undefined && record['time'] !== undefined) record['at'] = `${asText(record['date']) ?? ''}T${asText(record['time']) ?? ''}Z`;
  const agent = asText(record['cs(User-Agent)']);
  if (agent !== undefined && !agent.includes(' ')) record['cs(User-Agent)'] = agent.replaceAll('+', ' ');
  const url = asText(record['cs-uri']) ?? built(record);
  if (url !== undefined) {
    record['url'] = url;
    record['parts'] = urlParts(url);
  }
  return record;
}

/** A URL from its parts, as W3C has them in columns. */
function built(record: Json): string | undefined {
  const part = (name: string): string => asText(record[name]) ?? '';
  const host = part('cs-host') || part('cs(Host)');
  const path = part('cs-uri-path') || part('cs-uri-stem');
  const query = part('cs-uri-query');
  const port = part('cs-uri-port');
  const scheme = part('cs-uri-scheme');
  const tail = path + (query === '' || query.startsWith('?') ? query : `?${query}`);
  if (host === '') return tail === '' ? undefined : tail;
  const isUsual = port === '' || (scheme === 'http' && port === '80') || (scheme === 'https' && port === '443') || host.includes(':');
  return `${scheme === '' ? '' : `${scheme}://`}${host}${isUsual ? '' : `:${port}`}${tail}`;
}
