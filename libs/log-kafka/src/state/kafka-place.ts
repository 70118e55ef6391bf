import type { Message } from 'kafkajs';
import type { Settings } from '../options';
import type { Writer } from '../writing/writer';
import { readPartition } from './read-partition';
import type { StatePlace } from './state-place';

/** Lengths, deltas and key of a record, at most. */
const RECORD_BYTES = 120;

export function kafkaPlace(settings: Settings, writer: Pick<Writer, 'write'>, topic: string, partition: number): StatePlace {
  const outgoing = (message: Message) => ({
    topic,
    partition,
    message: { ...message, partition },
    sizeBytes: RECORD_BYTES + (message.value?.length ?? 0),
  });
  return {
    name: `${topic}/${partition}`,
    append: (messages) => writer.write(messages.map(outgoing)),
    read: (from, until, each) =>
      readPartition(settings, {
        topic,
        partition,
        until,
        ...(from === undefined ? {} : { from }),
        each: ({ offset, key, value }) => {
          if (Number(offset) < until) each({ offset: Number(offset), key: key?.toString() ?? '', value });
        },
      }),
  };
}
