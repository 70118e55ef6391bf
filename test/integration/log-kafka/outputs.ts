import type { Placed } from '@cordon/runtime';
import { KafkaLog, type KafkaLogOptions } from '@cordon/log-kafka';
import { Recorder } from '@cordon/testing';

/** Ids of the inputs by partition, and of the outputs as a reader with one high-water mark a partition takes them. */
export interface Account {
  readonly inputs: string[][];
  readonly outputs: string[][];
  /** Outputs that were dropped by the mark. */
  readonly repeats: number;
}

/** Reads both streams anew up to their ends and beyond, until `enough`. */
export async function account(options: KafkaLogOptions, enough: (account: Account) => boolean): Promise<Account> {
  const log = new KafkaLog({ ...options, clientId: 'account' });
  await log.open();
  const reader = new Recorder(`account-${Math.trunc(performance.now() * 1_000)}`, { command: 'keyed', raw: 'keyed' });
  const reading = await log.read(reader);
  try {
    await reader.until('every command has its output', () => enough(accountOf(reader, log.partitions('command'))), reading);
    return accountOf(reader, log.partitions('command'));
  } finally {
    await reading.close();
    await log.close();
  }
}

function accountOf(reader: Recorder, partitions: number): Account {
  const each = Array.from({ length: partitions }, (_, p) => p);
  const idsOf = (placed: Placed[]): string[] => placed.map(({ record }) => record.id);
  const placed = reader.placed('raw');
  const taken = each.map((p) => aboveMark(placed.filter(({ record }) => record.mark?.partition === p)));
  return {
    inputs: each.map((p) => idsOf(reader.placed('command', p))),
    outputs: taken.map(idsOf),
    repeats: placed.length - taken.flat().length,
  };
}

/** Outputs of one owner all lie in one partition here, so their order is that of their offsets. */
function aboveMark(placed: Placed[]): Placed[] {
  let [seq, ordinal] = [0, -1];
  return placed.filter(({ record: { mark } }) => {
    if (!mark || mark.seq < seq || (mark.seq === seq && mark.ordinal <= ordinal)) return false;
    [seq, ordinal] = [mark.seq, mark.ordinal];
    return true;
  });
}
