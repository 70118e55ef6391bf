import { canonicalDomain, canonicalIp } from '@cordon/core';

export interface AuthResults {
  /** Who checked (authserv-id); absent in the form of Exchange Online. */
  readonly server?: string;
  readonly spf?: string;
  readonly dkim?: string;
  readonly dkimDomain?: string;
  readonly dmarc?: string;
  readonly dmarcAction?: string;
  /** Of the chain of forwarders (RFC 8617). */
  readonly arc?: string;
  /** Address of the client that delivered, where the checker noted it. */
  readonly clientIp?: string;
}

const MAX_LENGTH = 8_192;
const METHOD = /^\s*([a-z0-9-]+)\s*=\s*([a-z]+)/i;

/** One Authentication-Results header: RFC 8601, and Exchange Online's form without authserv-id. */
export function readAuthResults(header: string): AuthResults {
  const text = header.slice(0, MAX_LENGTH);
  const found: { -readonly [K in keyof AuthResults]: AuthResults[K] } = {};
  const ip = /sender IP is ([0-9a-fA-F.:]{2,45})/.exec(text)?.[1] ?? /smtp\.remote-ip=([0-9a-fA-F.:]{2,45})/.exec(text)?.[1];
  const clientIp = ip === undefined ? undefined : canonicalIp(ip);
  if (clientIp !== undefined) found.clientIp = clientIp;
  const parts = withoutComments(text).split(';');
  parts.forEach((part, i) => {
    const [, rawMethod, rawResult] = METHOD.exec(part) ?? [];
    if (rawMethod === undefined || rawResult === undefined) {
      const server = i === 0 ? part.trim().split(/\s+/)[0] : undefined;
      if (server) found.server = server.toLowerCase();
      return;
    }
    take(found, rawMethod.toLowerCase(), rawResult.toLowerCase(), part);
  });
  return found;
}

function take(found: { -readonly [K in keyof AuthResults]: AuthResults[K] }, method: string, result: string, part: string): void {
  if (method === 'spf') found.spf ??= result;
  if (method === 'arc') found.arc ??= result;
  if (method === 'dmarc' && found.dmarc === undefined) {
    found.dmarc = result;
    const action = /\baction=([a-z.]+)/i.exec(part)?.[1];
    if (action !== undefined) found.dmarcAction = action.toLowerCase();
  }
  // Of several signatures one that passed is enough (RFC 6376, section 6.1).
  if (method === 'dkim' && (found.dkim === undefined || (result === 'pass' && found.dkim !== 'pass'))) {
    found.dkim = result;
    const raw = /\bheader\.[di]=@?([^\s;]+)/i.exec(part)?.[1];
    const domain = raw === undefined ? undefined : canonicalDomain(raw.slice(raw.lastIndexOf('@') + 1));
    if (domain?.includes('.')) found.dkimDomain = domain;
    else delete found.dkimDomain;
  }
}

/** Comments in parentheses, nested, are dropped; they may hold semicolons. */
function withoutComments(text: string): string {
  let depth = 0;
  let out = '';
  for (const c of text) {
    if (c === '(') depth++;
    else if (c === ')') depth = Math.max(0, depth - 1);
    else if (depth === 0) out += c;
  }
  return out;
}
