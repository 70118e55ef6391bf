import { createReadStream } from 'node:fs';
import { READER, splitFile } from '@cordon/formats';
import type { Arrived } from '@cordon/nest';
import { CordonError } from '@cordon/wire';
import { believedTimes } from './believed-times';
import { Column } from './column';
import { Names } from './names';
import { peekTime } from './peek-time';
import { Spool } from './spool';
import { walk } from './walk';

/** A record of a replay, with the source that it is taken for. */
export interface Planned {
  readonly source: string;
  readonly arrived: Arrived;
}

/** Records of one step at most; bounds what a step holds in memory, with `STEP_BYTES`. */
const STEP_RECORDS = 1_000;
/** Bytes of one step at most, unless one record alone is larger. */
const STEP_BYTES = 8 * 1024 ** 2;

/** Records of a replay in the order of their own time. What they hold lies on disk; some 40 bytes a record are in memory. */
export class Plan {
  /** Files that ended in damage; the records before it are in the plan. */
  readonly damaged: string[] = [];
  private readonly files = new Names();
  private readonly formats = new Names();
  private readonly fileOf = new Column(Uint32Array);
  private readonly formatOf = new Column(Uint16Array);
  private readonly lines = new Column(Uint32Array);
  /** Time that a record claims, NaN when it claims none; later the time it is taken for. */
  private readonly times = new Column(Float64Array);
  private order: Uint32Array = new Uint32Array(0);

  private constructor(
    private readonly spool: Spool,
    private readonly sourceOf: (format: string | undefined) => string,
    private readonly now: number,
    private readonly named: string | undefined,
  ) {}

  /**
   * Reads the paths whole and sorts by event time; records without a time that can be believed keep their place behind their
   * neighbour. `directory` takes the scratch file, `now` is the machine's time (see `believedTimes`), `named` the format that the source names.
   */
  static async make(
    paths: readonly string[],
    directory: string,
    now: number,
    sourceOf: (format: string | undefined) => string,
    named?: string,
  ): Promise<Plan> {
    const found = walk(paths);
    const plan = new Plan(new Spool(directory), sourceOf, now, named);
    try {
      for (const file of found) await plan.take(file.path, file.shown);
      plan.sort();
      return plan;
    } catch (error) {
      plan.close();
      throw error;
    }
  }

  get count(): number {
    return this.spool.count;
  }

  /** Arrival of the first record, ms since the epoch; 0 when there is none. */
  get first(): number {
    return this.count === 0 ? 0 : this.times.at(this.order[0] ?? 0);
  }

  /** All records in order, a step at a time. */
  *steps(): Generator<readonly Planned[]> {
    for (let i = 0; i < this.order.length;) {
      const numbers: number[] = [];
      for (let bytes = 0; i < this.order.length && numbers.length < STEP_RECORDS; i++) {
        const number = this.order[i] ?? 0;
        bytes += this.spool.sizeOf(number);
        if (numbers.length > 0 && bytes > STEP_BYTES) break;
        numbers.push(number);
      }
      yield this.spool.read(numbers).map((bytes, n) => this.planned(numbers[n] ?? 0, bytes));
    }
  }

  close(): void {
    this.spool.close();
  }

  private async take(path: string, shown: string): Promise<void> {
    const file = this.files.number(shown);
    try {
      for await (const record of splitFile(path, createReadStream(path))) {
        this.fileOf.push(file);
        this.formatOf.push(this.formats.number(record.format ?? this.named ?? ''));
        this.lines.push(record.line);
        this.times.push(peekTime(record.bytes, this.now) ?? NaN);
        this.spool.add(record.bytes);
      }
    } catch (error) {
      if (!(error instanceof CordonError)) throw unreadable(path, error);
      if (error.code !== 'CORDON_FILE_DAMAGED') throw error;
      this.damaged.push(shown);
    }
  }

  private sort(): void {
    const { times, count, now } = this;
    believedTimes({ times, fileOf: this.fileOf }, now);
    this.order = Uint32Array.from({ length: count }, (_, i) => i).sort((a, b) => times.at(a) - times.at(b) || a - b);
  }

  private planned(number: number, bytes: Uint8Array): Planned {
    const file = this.files.name(this.fileOf.at(number));
    const format = this.formats.name(this.formatOf.at(number)) || undefined;
    const line = this.lines.at(number);
    return {
      source: this.sourceOf(format === undefined || format === this.named ? (READER.recognise(bytes) ?? format) : format),
      arrived: { bytes, position: `${file}:${line}`, file, line, seen: this.times.at(number), ...(format === undefined ? {} : { format }) },
    };
  }
}

/** A file that the system will not give, by its code; anything else is a defect and goes on as it is. */
function unreadable(path: string, error: unknown): unknown {
  const { code, syscall } = error as NodeJS.ErrnoException;
  return syscall === undefined ? error : new CordonError('CORDON_USAGE', `${path} cannot be read (${code ?? syscall})`, false, { cause: error });
}
