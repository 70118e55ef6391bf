/** Shards are fixed, so that partitions can be added: shard = hash(tenant, key), partition = shard mod n. */
export const SHARDS = 256;

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** FNV-1a (32 bit) over tenant and key with a murmur3 finaliser; spreads, does not protect. */
export function hash32(text: string, seed = FNV_OFFSET): number {
  let h = seed;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), FNV_PRIME);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

export const shardOf = (tenant: string, key: string): number => hash32(key, hash32(tenant)) % SHARDS;
export const partitionOf = (tenant: string, key: string, partitions: number): number => shardOf(tenant, key) % partitions;
