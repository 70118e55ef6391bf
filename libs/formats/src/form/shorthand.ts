import { canonicalMail } from '@cordon/core';
import { readAddress } from '../shared/address';
import { asText, isObject } from '../shared/json';
import type { Convert } from './convert';

/**
 * What one text says of an object of OCSF: a name of a user, a path of a file, an address of an endpoint. A record's own object passes only
 * where the attribute takes any object.
 */
export const shorthandOf = (type: string): Convert => SHORTHANDS[type] ?? (() => undefined);

const of =
  (read: (text: string) => object | undefined): Convert =>
  (value) => {
    const text = asText(value)?.trim();
    return text === undefined || text === '' || isObject(value) ? undefined : read(text);
  };

const endpoint = of((text) => {
  const address = readAddress(text);
  if (address) return address.port === undefined ? { ip: address.ip } : { ip: address.ip, port: address.port };
  return { hostname: text.replace(/\.$/, '').toLowerCase() };
});

/** A local account, `DOMAIN\name`, or a mail address. */
export const user = (text: string): object => {
  const slash = text.indexOf('\\');
  // Some relays escape the backslash once more.
  if (slash > 0) return { name: text.slice(slash + 1).replace(/^\\/, ''), domain: text.slice(0, slash) };
  const mail = text.includes('@') ? canonicalMail(text) : undefined;
  return mail === undefined ? { name: text } : { name: text, email_addr: mail };
};

const lastPart = (path: string): string => path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);

export function file(path: string): object {
  const name = lastPart(path);
  if (name === path || name === '') return { name: path, type_id: 1 };
  const folder = path.slice(0, path.length - name.length).replace(/(?<=.)[\\/]$/, '');
  return { name, path, parent_folder: folder, type_id: 1 };
}

/** Length in hex digits → OCSF algorithm_id: MD5 1, SHA-1 2, SHA-256 3, SHA-512 4. */
const ALGORITHMS: ReadonlyMap<number, number> = new Map([
  [32, 1],
  [40, 2],
  [64, 3],
  [128, 4],
]);

const DEFAULT_PORTS: ReadonlyMap<string, number> = new Map([
  ['http', 80],
  ['https', 443],
  ['ftp', 21],
]);
const URL_PARTS = /^([a-z][a-z0-9+.-]{0,31}):\/\/(?:[^/?#@]{0,256}@)?(\[[^\]]{2,64}\]|[^/?#:]{1,255})?(?::(\d{1,5}))?([^?#]*)(?:\?([^#]*))?/i;

export function url(text: string): object | undefined {
  const parts = URL_PARTS.exec(text);
  if (!parts) return text.startsWith('/') ? { url_string: text, ...pathOf(text) } : { url_string: text };
  const [, scheme = '', host, port, path, query] = parts;
  const number = port === undefined ? DEFAULT_PORTS.get(scheme.toLowerCase()) : Number(port);
  return {
    url_string: text,
    scheme: scheme.toLowerCase(),
    ...(host === undefined ? {} : { hostname: host.toLowerCase() }),
    ...(number === undefined || number > 65_535 ? {} : { port: number }),
    ...(path === undefined || path === '' ? {} : { path }),
    ...(query === undefined || query === '' ? {} : { query_string: query }),
  };
}

function pathOf(text: string): object {
  const mark = text.indexOf('?');
  return mark < 0 ? { path: text } : { path: text.slice(0, mark), query_string: text.slice(mark + 1) };
}

const SHORTHANDS: Readonly<Record<string, Convert>> = {
  endpoint,
  network_endpoint: endpoint,
  network_proxy: endpoint,
  dns_answer: of((text) => ({ rdata: text })),
  user: of(user),
  file: of(file),
  url: of(url),
  device: of((text) => ({
    ...(readAddress(text) ? { ip: readAddress(text)?.ip } : { hostname: text.replace(/\.$/, '').toLowerCase() }),
    type_id: 0,
  })),
  process: of((path) => ({ name: lastPart(path), ...(lastPart(path) === path ? {} : { file: file(path), path }) })),
  fingerprint: of((text) =>
    /^[0-9a-f]{32,128}$/i.test(text) ? { algorithm_id: ALGORITHMS.get(text.length) ?? 99, value: text.toLowerCase() } : undefined,
  ),
  group: of((name) => ({ name })),
  organization: of((name) => ({ name })),
  resource_details: of((name) => ({ name })),
  product: of((name) => ({ name })),
  logger: of((name) => ({ name })),
  service: of((name) => ({ name })),
  policy: of((name) => ({ name })),
  rule: of((name) => ({ name })),
  firewall_rule: of((name) => ({ name })),
  location: of((country) => ({ country })),
  os: of((name) => ({ name, type_id: osType(name) })),
  malware: of((name) => ({ name, classification_ids: [0] })),
  analytic: of((name) => ({ name, type_id: 1 })),
};

/** OCSF os.type_id by what products call the system. */
const OS: readonly (readonly [RegExp, number])[] = [
  [/windows mobile|windows phone/i, 101],
  [/windows/i, 100],
  [/android/i, 201],
  [/ipados/i, 302],
  [/ios|iphone|ipad/i, 301],
  [/mac ?os|os x|darwin/i, 300],
  [/solaris/i, 400],
  [/aix/i, 401],
  [/hp-?ux/i, 402],
  [/linux|ubuntu|debian|centos|red ?hat|suse|fedora/i, 200],
];
export const osType = (name: string): number => OS.find(([pattern]) => pattern.test(name))?.[1] ?? 0;
