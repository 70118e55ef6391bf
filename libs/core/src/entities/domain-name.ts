import { getDomain } from 'tldts';
import { canonicalIp } from './ip';

const MAX_NAME = 253;
const MAX_LABEL = 63;

/** True when every character is one of a-z 0-9 - _ and labels are 1 to 63 long. `_` is no host name, but DNS has it (_dmarc). */
function isPlainName(text: string): boolean {
  let label = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 46) {
      if (label === 0) return false;
      label = 0;
      continue;
    }
    if (!((c >= 97 && c <= 122) || (c >= 48 && c <= 57) || c === 45 || c === 95)) return false;
    if (++label > MAX_LABEL) return false;
  }
  return label > 0;
}

/** Longest text that is looked at; an A-label is longer than its U-label, so this is generous. */
const MAX_RAW = 1_024;
const NON_ASCII = /[^\x00-\x7f]/;
const FORBIDDEN = /[\s/\\?#@:[\]%<>^|]/;

/** UTS #46 through the URL parser, which is the one implementation that every runtime carries. */
function toALabel(text: string): string | undefined {
  if (FORBIDDEN.test(text)) return undefined;
  try {
    return new URL(`http://${text}/`).hostname;
  } catch {
    return undefined;
  }
}

/** Lower case, A-label, no final dot; undefined when it is no domain name. */
export function canonicalDomain(raw: string): string | undefined {
  if (raw.length === 0 || raw.length > MAX_RAW) return undefined;
  let name = raw.toLowerCase();
  if (NON_ASCII.test(name)) {
    const label = toALabel(name);
    if (label === undefined || canonicalIp(label) !== undefined) return undefined;
    name = label;
  }
  if (name.endsWith('.')) name = name.slice(0, -1);
  return name.length <= MAX_NAME && isPlainName(name) ? name : undefined;
}

/**
 * Names under which each customer of Microsoft 365 gets one of its own; they are not in the public suffix list (learn.microsoft.com,
 * "Domains FAQ"). Longest first.
 */
const TENANT_SUFFIXES = ['mail.onmicrosoft.com', 'onmicrosoft.com', 'onmicrosoft.us', 'partner.onmschina.cn'] as const;

/**
 * `mail.shop.example.co.uk` → `example.co.uk` by the public suffix list, `x.onmicrosoft.com` → itself; undefined for a suffix alone, an
 * address or a single label.
 */
export function registrableDomain(domain: string): string | undefined {
  const known = getDomain(domain, { allowPrivateDomains: true }) ?? undefined;
  if (known !== 'onmicrosoft.com' && known !== 'onmicrosoft.us' && known !== 'onmschina.cn') return known;
  const suffix = TENANT_SUFFIXES.find((s) => domain === s || domain.endsWith(`.${s}`));
  if (suffix === undefined || domain === suffix) return suffix === undefined ? known : undefined;
  const labels = domain.slice(0, -suffix.length - 1);
  return `${labels.slice(labels.lastIndexOf('.') + 1)}.${suffix}`;
}
