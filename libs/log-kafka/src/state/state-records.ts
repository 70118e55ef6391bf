import type { Chunk } from '@cordon/runtime';
import { CordonError } from '@cordon/wire';
import type { Message } from 'kafkajs';

/**
 * Keys of a state partition. `owner` is the offset of an owner's fence, `serial` grows with each of its writes, repeats included,
 * so no key is ever written twice and the greater (owner, serial) is always the newer, wherever a late one comes to lie:
 * `fence:<uuid>`, `checkpoint:<owner>:<serial>`, `cut:<owner>:<serial>`, `chunk:<owner>:<serial>:<shard>:<part>`.
 */
export interface StateKey {
  readonly kind: 'checkpoint' | 'cut' | 'chunk';
  readonly owner: number;
  readonly serial: number;
}

const FENCE = 'fence:';

export const isFence = (key: string): boolean => key.startsWith(FENCE);
export const fenceMessage = (token: string): Message => ({ key: `${FENCE}${token}`, value: '' });
export const tombstone = (key: string): Message => ({ key, value: null });
export const keyText = ({ kind, owner, serial }: StateKey): string => `${kind}:${owner}:${serial}`;

/** How many numbers stand behind the kind of a key. */
const NUMBERS: Readonly<Record<string, number>> = { checkpoint: 2, cut: 2, chunk: 4 };

/** Refuses records of builds that kept their state otherwise. */
export function stateKey(text: string): StateKey {
  const [kind = '', ...numbers] = text.split(':');
  const [owner, serial] = numbers.map(Number);
  if (NUMBERS[kind] !== numbers.length || owner === undefined || serial === undefined) {
    throw new CordonError('CORDON_STATE_NEWER', `a record with the key ${JSON.stringify(text)} is not of this version`);
  }
  return { kind: kind as StateKey['kind'], owner, serial };
}

export const isNewer = (a: StateKey, b: StateKey): boolean => (a.owner === b.owner ? a.serial > b.serial : a.owner > b.owner);

/** Where a checkpoint finds the bytes of a shard: the write that they came with, in how many parts. */
export interface ChunkAt {
  readonly owner: number;
  readonly serial: number;
  readonly parts: number;
  readonly schema: number;
}

/** A chunk is split, so that a record batch stays below the broker's limit. */
const PART_BYTES = 512 * 1024;

export const partKey = ({ owner, serial }: Pick<ChunkAt, 'owner' | 'serial'>, shard: number, part: number): string =>
  `chunk:${owner}:${serial}:${shard}:${part}`;
export const partKeys = (at: ChunkAt, shard: number): string[] => Array.from({ length: at.parts }, (_, part) => partKey(at, shard, part));

export function partMessages({ shard, bytes }: Chunk, at: Pick<ChunkAt, 'owner' | 'serial'>): Message[] {
  return Array.from({ length: Math.max(1, Math.ceil(bytes.length / PART_BYTES)) }, (_, part) => {
    const piece = bytes.subarray(part * PART_BYTES, (part + 1) * PART_BYTES);
    return { key: partKey(at, shard, part), value: Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength) };
  });
}
