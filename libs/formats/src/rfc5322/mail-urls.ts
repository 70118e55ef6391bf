import { canonicalDomain, canonicalIp, registrableDomain } from '@cordon/core';
import { MAX_LINKS } from './bounds';
import type { Link } from './scan-html';

/** Distinct targets as OCSF url objects, in order of appearance; mailto and the like have no host and are left out. */
export function urlObjects(links: readonly Link[]): readonly Record<string, unknown>[] {
  const seen = new Set<string>();
  const urls: Record<string, unknown>[] = [];
  for (const { url } of links) {
    if (seen.has(url) || urls.length >= MAX_LINKS) continue;
    seen.add(url);
    const object = urlObject(url);
    if (object) urls.push(object);
  }
  return urls;
}

function urlObject(raw: string): Record<string, unknown> | undefined {
  let url: URL;
  try {
    url = new URL(raw.startsWith('//') ? `http:${raw}` : raw);
  } catch {
    return undefined;
  }
  if (url.hostname === '') return undefined;
  const object: Record<string, unknown> = { url_string: url.href, scheme: url.protocol.slice(0, -1), hostname: url.hostname, path: url.pathname };
  if (url.port !== '') object['port'] = Number(url.port);
  if (url.search !== '') object['query_string'] = url.search.slice(1);
  const host = canonicalDomain(url.hostname);
  const domain = host === undefined || canonicalIp(host) !== undefined ? undefined : registrableDomain(host);
  if (domain !== undefined) object['domain'] = domain;
  return object;
}
