import { placeKey, type Positions } from '@cordon/runtime';
import { CordonError, type StreamName } from '@cordon/wire';
import type { Admin } from 'kafkajs';
import { asCordon } from '../failure';

/** Offset of the first record that is kept, and the offset after the last, by `stream/partition`. */
export type Ends = ReadonlyMap<string, { readonly low: number; readonly high: number }>;

interface Part {
  readonly stream: StreamName;
  readonly topic: string;
}

export async function fetchEnds(admin: Admin, streams: readonly Part[]): Promise<Ends> {
  const ends = new Map<string, { low: number; high: number }>();
  await Promise.all(
    streams.map(async ({ stream, topic }) => {
      for (const { partition, low, high } of await admin.fetchTopicOffsets(topic)) {
        ends.set(placeKey(stream, partition), { low: Number(low), high: Number(high) });
      }
    }),
  );
  return ends;
}

/**
 * Where to read from: the named position, else the committed one of the group, else the first record that is kept. A named one that
 * is not kept any more is refused: what the state was made from and what it goes on with would not fit.
 */
export async function startPositions(
  admin: Admin,
  group: string,
  streams: readonly (Part & { readonly partitions: readonly number[] })[],
  named: Positions,
): Promise<Positions> {
  return asCordon(`looking up positions of ${group}`, async () => {
    const [ends, committed] = await Promise.all([fetchEnds(admin, streams), fetchCommitted(admin, group, streams)]);
    const positions = new Map<string, number>();
    for (const { stream, partitions } of streams) {
      for (const partition of partitions) {
        const key = placeKey(stream, partition);
        const { low, high } = ends.get(key) ?? { low: 0, high: 0 };
        const given = named.get(key);
        if (given !== undefined && (given < low || given > high)) {
          throw new CordonError('CORDON_LOG_TRUNCATED', `${key} holds ${low} to ${high}; ${group} needs it from ${given}`);
        }
        positions.set(key, given ?? Math.min(high, Math.max(low, committed.get(key) ?? low)));
      }
    }
    return positions;
  });
}

async function fetchCommitted(admin: Admin, group: string, streams: readonly Part[]): Promise<ReadonlyMap<string, number>> {
  const committed = new Map<string, number>();
  const answers = await admin.fetchOffsets({ groupId: group, topics: streams.map(({ topic }) => topic) });
  for (const { topic, partitions } of answers) {
    const stream = streams.find((one) => one.topic === topic)?.stream;
    for (const { partition, offset } of partitions) if (stream && Number(offset) >= 0) committed.set(placeKey(stream, partition), Number(offset));
  }
  return committed;
}
