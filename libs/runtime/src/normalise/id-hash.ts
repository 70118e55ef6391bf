/** 64 bits of a text in two halves. Spreads, does not protect: ids come from authenticated products, not from attackers. */
export interface Hash64 {
  hi: number;
  lo: number;
}

/** Two multiplicative hashes in one pass, each finished with the murmur3 mixer. Writes into `into`, so that a lookup allocates nothing. */
export function hash64(text: string, into: Hash64): Hash64 {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    a = Math.imul(a ^ c, 0x9e3779b1);
    b = Math.imul(b ^ c, 0x5f356495);
  }
  a = Math.imul(a ^ (a >>> 16), 0x85ebca6b) ^ Math.imul(b ^ (b >>> 13), 0xc2b2ae35);
  b = Math.imul(b ^ (b >>> 16), 0x85ebca6b) ^ Math.imul(a ^ (a >>> 13), 0xc2b2ae35);
  into.hi = a >>> 0;
  // (0, 0) marks an empty place in the table.
  into.lo = b >>> 0 || 1;
  return into;
}
