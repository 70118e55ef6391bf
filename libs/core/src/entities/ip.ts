/**
 * Addresses as RFC 5952 writes them. Hand-written, because it runs several times an event: dotted quads are only checked
 * (one pass over at most 15 characters), and IPv6 is parsed once into eight groups.
 */

const ZERO = 48;
const DOT = 46;

/** True for a dotted quad without leading zeros ("010.0.0.1" means another address to some parsers, so it is no address here). */
export function isIpv4(text: string): boolean {
  const { length } = text;
  if (length < 7 || length > 15) return false;
  let value = -1;
  let parts = 1;
  for (let i = 0; i < length; i++) {
    const c = text.charCodeAt(i);
    if (c === DOT) {
      if (value < 0 || ++parts > 4) return false;
      value = -1;
      continue;
    }
    const digit = c - ZERO;
    if (digit < 0 || digit > 9 || value === 0) return false;
    value = value < 0 ? digit : value * 10 + digit;
    if (value > 255) return false;
  }
  return parts === 4 && value >= 0;
}

/** Value of a dotted quad that `isIpv4` took. */
export function ipv4Value(text: string): number {
  let whole = 0;
  let part = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === DOT) {
      whole = whole * 256 + part;
      part = 0;
    } else part = part * 10 + (c - ZERO);
  }
  return whole * 256 + part;
}

function hexGroup(text: string): number {
  if (text.length < 1 || text.length > 4) return -1;
  let value = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i) | 32;
    const digit = c >= 48 && c <= 57 ? c - 48 : c >= 97 && c <= 102 ? c - 87 : -1;
    // `| 32` maps control characters 16-25 to digits; they are refused here.
    if (digit < 0 || text.charCodeAt(i) < 48) return -1;
    value = value * 16 + digit;
  }
  return value;
}

function groupsOf(part: string): number[] | undefined {
  if (part === '') return [];
  const groups: number[] = [];
  const texts = part.split(':');
  for (let i = 0; i < texts.length; i++) {
    const text = texts[i] ?? '';
    if (i === texts.length - 1 && text.includes('.')) {
      if (!isIpv4(text)) return undefined;
      const value = ipv4Value(text);
      groups.push(Math.floor(value / 65_536), value % 65_536);
      continue;
    }
    const value = hexGroup(text);
    if (value < 0) return undefined;
    groups.push(value);
  }
  return groups;
}

/** Eight 16-bit groups of an IPv6 address (a zone, `%eth0`, is dropped: it is local to the machine that wrote it). */
export function ipv6Groups(text: string): readonly number[] | undefined {
  const zone = text.indexOf('%');
  const bare = zone < 0 ? text : text.slice(0, zone);
  if (bare.length < 2 || bare.length > 45) return undefined;
  const gap = bare.indexOf('::');
  if (gap < 0) {
    const groups = groupsOf(bare);
    return groups?.length === 8 ? groups : undefined;
  }
  if (bare.indexOf('::', gap + 1) >= 0) return undefined;
  const head = groupsOf(bare.slice(0, gap));
  const tail = groupsOf(bare.slice(gap + 2));
  if (!head || !tail || head.length + tail.length > 7) return undefined;
  return [...head, ...Array<number>(8 - head.length - tail.length).fill(0), ...tail];
}

/** RFC 5952, section 4: the longest run of two or more zero groups is `::`, the first of equal ones. */
function formatIpv6(groups: readonly number[]): string {
  let start = -1;
  let longest = 1;
  for (let i = 0; i < 8; i++) {
    let end = i;
    while (end < 8 && groups[end] === 0) end++;
    if (end - i > longest) {
      longest = end - i;
      start = i;
    }
    if (end > i) i = end;
  }
  const hex = groups.map((g) => g.toString(16));
  return start < 0 ? hex.join(':') : `${hex.slice(0, start).join(':')}::${hex.slice(start + longest).join(':')}`;
}

/** IPv6 texts seen last and their forms; a network has few that matter. Only a cache. */
const known = new Map<string, string | undefined>();
const MAX_KNOWN = 4_096;

/** Canonical form of an address, or undefined when it is none. An IPv4 address inside IPv6 (`::ffff:0:0/96`) is that IPv4 address. */
export function canonicalIp(raw: string): string | undefined {
  if (isIpv4(raw)) return raw;
  if (raw.length > 64 || !raw.includes(':')) return undefined;
  const form = known.get(raw);
  if (form !== undefined || known.has(raw)) return form;
  if (known.size >= MAX_KNOWN) known.clear();
  const made = canonicalIpv6(raw);
  known.set(raw, made);
  return made;
}

function canonicalIpv6(raw: string): string | undefined {
  const groups = ipv6Groups(raw);
  if (!groups) return undefined;
  const [a, b, c, d, e, f, high = 0, low = 0] = groups;
  if (a === 0 && b === 0 && c === 0 && d === 0 && e === 0 && f === 0xffff) return `${high >> 8}.${high & 255}.${low >> 8}.${low & 255}`;
  return formatIpv6(groups);
}

/** Private, loopback, link-local and carrier-grade NAT ranges: addresses that mean something only inside one network. Takes canonical addresses. */
export function isPrivateIp(ip: string): boolean {
  if (!ip.includes(':')) {
    const value = ipv4Value(ip);
    const first = Math.floor(value / 16_777_216);
    const second = Math.floor(value / 65_536) % 256;
    if (first === 10 || first === 127) return true;
    if (first === 192) return second === 168;
    if (first === 172) return second >= 16 && second <= 31;
    if (first === 169) return second === 254;
    return first === 100 && second >= 64 && second <= 127;
  }
  return ip === '::1' || ip.startsWith('fc') || ip.startsWith('fd') || (ip.startsWith('fe') && '89ab'.includes(ip.charAt(2)));
}

/** Multicast, broadcast and unspecified addresses: no host outside. Takes canonical addresses. */
export function isGroupIp(ip: string): boolean {
  if (ip.includes(':')) return ip === '::' || ip.startsWith('ff');
  const first = Math.floor(ipv4Value(ip) / 16_777_216);
  return first === 0 || (first >= 224 && first <= 239) || ip === '255.255.255.255';
}
