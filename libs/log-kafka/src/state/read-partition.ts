import { randomUUID } from 'node:crypto';
import { CordonError } from '@cordon/wire';
import { AssignerProtocol, type Consumer, type KafkaMessage, type PartitionAssigner } from 'kafkajs';
import { client, PATIENT } from '../client';
import { asCordon } from '../failure';
import { heartbeatMs, type Settings } from '../options';

export interface PartitionRead {
  readonly topic: string;
  readonly partition: number;
  /** First offset; from the beginning when absent. */
  readonly from?: number;
  /** Called for each record in order, also for some from `until` on. */
  readonly each: (message: KafkaMessage) => void;
  /** Ends the reading when everything below this offset has been passed, whether or not it is still there. */
  readonly until: number;
}

/** Without a record for this long the reading is given up as an outage. Joining a group of its own takes up to some seconds. */
const SILENCE_MS = 30_000;
const FETCH_WAIT_MS = 50;
const FETCH_BYTES = 8 * 1024 ** 2;

/** Reads one partition once. kafkajs has no assign(): a group of its own is made for it and deleted afterwards. */
export async function readPartition(settings: Settings, read: PartitionRead): Promise<void> {
  const kafka = client(settings, PATIENT);
  const groupId = `${settings.prefix}.load.${randomUUID()}`;
  const consumer = kafka.consumer({
    groupId,
    partitionAssigners: [onlyPartition(read.topic, read.partition)],
    sessionTimeout: settings.sessionTimeoutMs,
    heartbeatInterval: heartbeatMs(settings),
    maxWaitTimeInMs: FETCH_WAIT_MS,
    maxBytesPerPartition: FETCH_BYTES,
    allowAutoTopicCreation: false,
    retry: { ...PATIENT, restartOnFailure: () => Promise.resolve(false) },
  });
  try {
    await asCordon(`reading ${read.topic}/${read.partition}`, async () => {
      await consumer.connect();
      await consumer.subscribe({ topic: read.topic, fromBeginning: true });
      await runToEnd(consumer, read);
    });
  } finally {
    await consumer.disconnect().catch(() => undefined);
    await deleteGroup(settings, groupId);
  }
}

function runToEnd(consumer: Consumer, read: PartitionRead): Promise<void> {
  return new Promise((resolve, reject) => {
    const silent = (): void => reject(new CordonError('CORDON_LOG_UNAVAILABLE', `nothing came from ${read.topic}/${read.partition}`, true));
    let timer = setTimeout(silent, SILENCE_MS);
    let ended = false;
    const end = (how: () => void): void => {
      ended = true;
      clearTimeout(timer);
      how();
    };
    const passed = (lastOffset: string): void => {
      if (!ended) timer = (clearTimeout(timer), setTimeout(silent, SILENCE_MS));
      if (!ended && Number(lastOffset) + 1 >= read.until) end(resolve);
    };
    consumer.on(consumer.events.CRASH, ({ payload }) => end(() => reject(payload.error)));
    // Also told for batches of control records alone, which eachBatch is not called for.
    consumer.on(consumer.events.END_BATCH_PROCESS, ({ payload }) => passed(payload.lastOffset));
    consumer.on(consumer.events.GROUP_JOIN, () => {
      if (read.from !== undefined) consumer.seek({ topic: read.topic, partition: read.partition, offset: String(read.from) });
    });
    const eachBatch = ({ batch }: { batch: { messages: KafkaMessage[] } }): Promise<void> => {
      try {
        for (const message of batch.messages) if (!ended) read.each(message);
      } catch (error) {
        end(() => reject(error));
      }
      return Promise.resolve();
    };
    consumer.run({ autoCommit: false, eachBatch }).catch((error: unknown) => end(() => reject(error)));
  });
}

const onlyPartition =
  (topic: string, partition: number): PartitionAssigner =>
  () => ({
    name: 'CordonOnePartition',
    version: 0,
    assign: ({ members }) => {
      const memberAssignment = AssignerProtocol.MemberAssignment.encode({
        version: 0,
        assignment: { [topic]: [partition] },
        userData: Buffer.alloc(0),
      });
      return Promise.resolve(members.map(({ memberId }) => ({ memberId, memberAssignment })));
    },
    protocol: ({ topics }) => ({
      name: 'CordonOnePartition',
      metadata: AssignerProtocol.MemberMetadata.encode({ version: 0, topics, userData: Buffer.alloc(0) }),
    }),
  });

/** An empty group without offsets is dropped by the broker in time; this only keeps its list short. */
async function deleteGroup(settings: Settings, groupId: string): Promise<void> {
  const admin = client(settings, PATIENT).admin();
  try {
    await admin.connect();
    await admin.deleteGroups([groupId]);
  } catch {
    settings.log('debug', `group ${groupId} was left to the broker to delete`);
  } finally {
    await admin.disconnect().catch(() => undefined);
  }
}
