import type { Log, Reading } from '@cordon/runtime';
import type { StreamName } from '@cordon/wire';
import { describeReading } from './log-reading-contract';
import { describeState } from './log-state-contract';
import { describeWriting } from './log-writing-contract';
import type { Recorder } from './recorder';

export type PartitionCounts = Partial<Record<StreamName, number>>;

/** One log with data of its own. */
export interface LogUnderTest {
  /** Open. */
  readonly log: Log;
  /** Closes what is open and opens the same data anew, as another process would; with other counts where given. */
  reopen(partitions?: PartitionCounts): Promise<Log>;
  /** Closes what is open and removes the data; also after a `reopen` that was refused. */
  cleanup(): Promise<void>;
}

/** Streams that are not named have one partition. */
export type MakeLog = (options: { readonly partitions: PartitionCounts }) => Promise<LogUnderTest>;

/** One test's log, cleaned up after it, with all readings closed first. */
export interface Bench {
  make(partitions?: PartitionCounts): Promise<LogUnderTest>;
  read(log: Log, reader: Recorder): Promise<Reading>;
}

/** A broker needs seconds to let a reader join, and each test starts from nothing. */
const TEST_MS = 180_000;

/**
 * The promises of the Log port, for every adapter: each test gets a log of its own from `makeLog`. Deliveries may repeat,
 * joining may take long and offsets may have gaps; nothing else may differ.
 */
export function describeLog(name: string, makeLog: MakeLog): void {
  describe(`${name} keeps the promises of a log`, () => {
    jest.setTimeout(TEST_MS);
    let made: LogUnderTest[] = [];
    let readings: Reading[] = [];
    const bench: Bench = {
      make: async (partitions = {}) => {
        const one = await makeLog({ partitions });
        made.push(one);
        return one;
      },
      read: async (log, reader) => {
        const reading = await log.read(reader);
        readings.push(reading);
        return reading;
      },
    };
    afterEach(async () => {
      await Promise.all(readings.splice(0).map((reading) => reading.close()));
      await Promise.all(made.splice(0).map((one) => one.cleanup()));
      made = [];
      readings = [];
    }, TEST_MS);
    describeWriting(bench);
    describeReading(bench);
    describeState(bench);
  });
}
