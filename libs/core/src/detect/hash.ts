/** Where `hashText` and `hashPair` leave their 64 bits: a scratch place, because this runs several times an event. */
export const HASH = { lo: 0, hi: 0 };

const PRIME_LO = 0x01000193;
const PRIME_HI = 0x85ebca6b;

/** 64 bits of a text, as two FNV-like lanes with a murmur3 finish; spreads, does not protect. `hi` is never 0. */
export function hashText(text: string): void {
  hashPair(text, '');
}

/** 64 bits of two texts in order. With a million keys a table has one collision in about 3·10⁷ tables of that size. */
export function hashPair(a: string, b: string): void {
  let lo = 0x811c9dc5;
  let hi = 0x9e3779b9;
  for (let i = 0; i < a.length; i++) {
    const c = a.charCodeAt(i);
    lo = Math.imul(lo ^ c, PRIME_LO);
    hi = Math.imul(hi ^ c, PRIME_HI);
  }
  lo = Math.imul(lo ^ 0x1f, PRIME_LO);
  hi = Math.imul(hi ^ 0x1f, PRIME_HI);
  for (let i = 0; i < b.length; i++) {
    const c = b.charCodeAt(i);
    lo = Math.imul(lo ^ c, PRIME_LO);
    hi = Math.imul(hi ^ c, PRIME_HI);
  }
  HASH.lo = finish(lo);
  HASH.hi = finish(hi) || 1;
}

function finish(value: number): number {
  let h = value;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
