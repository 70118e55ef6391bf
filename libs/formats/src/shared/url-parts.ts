import type { Tree } from '../form/form';
import { url } from '../form/shorthand';

const BARE = /^([^/?#:\s]{1,255}|\[[0-9a-f:.]{2,45}\])(?::(\d{1,5}))?(\/[^?#\s]*)?(?:\?([^#]*))?/i;

/** The parts of a URL as an OCSF url, also of one that proxies and firewalls write without its scheme: `host:port/path?query`. */
export function urlParts(text: string): object | undefined {
  if (text.includes('://') || text.startsWith('/')) return url(text);
  const parts = BARE.exec(text);
  if (!parts) return undefined;
  const [, hostname, port, path, query] = parts;
  if (hostname === undefined || !hostname.includes('.')) return undefined;
  const number = port === undefined ? undefined : Number(port);
  return {
    url_string: text,
    hostname: hostname.toLowerCase(),
    ...(number === undefined || number > 65_535 ? {} : { port: number }),
    ...(path === undefined ? {} : { path }),
    ...(query === undefined || query === '' ? {} : { query_string: query }),
  };
}

/** An OCSF url of the parts that `urlParts` gave at a path, with what else the product says of it. */
export const urlTree = (parts: string, more: Tree): Tree => ({
  scheme: `${parts}.scheme`,
  hostname: `${parts}.hostname`,
  port: `${parts}.port`,
  path: `${parts}.path`,
  query_string: `${parts}.query_string`,
  ...more,
});
