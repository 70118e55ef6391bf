import { csvCells, named } from '../../parse/csv';
import type { Json } from '../../shared/json';
import { urlParts } from '../../shared/url-parts';

/** Columns of each log (Cisco Umbrella and Secure Access, "Log Formats and Versioning"); newer versions append. */
const DNS =
  'time identity identities internalip externalip action querytype rcode domain categories identitytype identitytypes blockedcategories ruleid destinationcountry organization'.split(
    ' ',
  );
const PROXY =
  'time identity internalip externalip destip contenttype action url referer useragent status requestsize responsesize bodysize sha256 categories avdetections puas ampdisposition ampname ampscore identitytype blockedcategories identities identitytypes method dlpstatus certerrors filename rulesetid ruleid destlistids isolateaction fileaction warnstatus forwardingmethod producer'.split(
    ' ',
  );
const FIREWALL =
  'time origins identities identitytype direction protocol size srcip srcport destip destport datacenter ruleid verdict fqdns destlistids'.split(' ');
const AUDIT = 'id time usermail account type change loggedinfrom before after'.split(' ');
const IP = /^[0-9A-Fa-f:.]{2,45}$/;
const TIME = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/;
const NAMED = /^(.{1,128}) \(([^()]{3,256})\)$/;
const FIREWALL_AT = { direction: 4, protocol: 5 } as const;
const TUNNEL = /^(?:INBOUND|OUTBOUND|INGRESS|EGRESS|TO_INTERNET|FROM_INTERNET)$/i;

/** One line of Umbrella's or Secure Access's exports → its columns and `log`; undefined when it is none of them. */
export function parseUmbrella(message: string): Json | undefined {
  const cells = csvCells(message);
  const found = logOf(cells);
  if (!found) return undefined;
  const record: Record<string, unknown> = { log: found.log, ...named(cells, found.columns) };
  record['at'] = `${cells[found.log === 'audit' ? 1 : 0]?.replace(' ', 'T') ?? ''}Z`;
  if (found.log === 'audit') return record;
  const person = NAMED.exec(cells[1] ?? '');
  if (person) [record['username'], record['usermail']] = [person[1], person[2]];
  // DNS names the type of a query with its number: `1 (A)`.
  const type = /^\d{1,5} \(([A-Z0-9-]{1,16})\)$/.exec(cells[6] ?? '');
  if (found.log === 'dns' && type) record['querytype'] = type[1];
  if (typeof record['url'] === 'string') record['parts'] = urlParts(record['url']);
  return record;
}

function logOf(cells: readonly string[]): { readonly log: string; readonly columns: readonly string[] } | undefined {
  const ip = (at: number): boolean => cells[at] === '' || IP.test(cells[at] ?? '');
  if (cells.length >= AUDIT.length && TIME.test(cells[1] ?? '') && ip(6)) return { log: 'audit', columns: AUDIT };
  if (cells.length < 10) return undefined;
  if (TUNNEL.test(cells[FIREWALL_AT.direction] ?? '') && /^\d{1,3}$/.test(cells[FIREWALL_AT.protocol] ?? ''))
    return { log: 'firewall', columns: FIREWALL };
  if (/^(?:allowed|blocked|proxied|isolated|warned)$/i.test(cells[6] ?? '') && ip(2) && ip(3) && ip(4)) return { log: 'proxy', columns: PROXY };
  if (/^(?:allowed|blocked|proxied)$/i.test(cells[5] ?? '') && ip(3) && ip(4)) return { log: 'dns', columns: DNS };
  return undefined;
}
