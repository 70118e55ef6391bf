import { placeKey } from '@cordon/runtime';
import { CordonError, STREAM_NAMES, type StreamName } from '@cordon/wire';
import { checkVersion } from './data-version';
import { lockDirectory, type DirectoryLock } from './directory-lock';
import { commitFailure, freeBytes } from './disk-failure';
import type { Room } from './disk-guard';
import { fileBytes, openEnvironment, sizeOf, type Environment } from './environment';
import { GroupCommit } from './group-commit';
import { Groups } from './groups';
import { DEFAULTS, type EmbeddedLogOptions } from './options';
import { Retention } from './retention';
import { States } from './states';
import { StreamPartition } from './stream-partition';
import { Tail, type TailBudget } from './tail';

/** Everything there is while a log is open. */
export class Opened {
  readonly groups: Groups;
  readonly states: States;
  readonly retention: Retention;
  /** By `stream/partition`. */
  readonly partitions = new Map<string, StreamPartition>();
  readonly budget: TailBudget;

  private constructor(
    private readonly path: string,
    private readonly lock: DirectoryLock,
    private readonly env: Environment,
    readonly writer: GroupCommit,
    count: (stream: StreamName) => number,
    options: EmbeddedLogOptions,
  ) {
    this.budget = { usedBytes: 0, records: 0, maxBytes: options.tailBytes ?? DEFAULTS.tailBytes };
    for (const stream of STREAM_NAMES) {
      for (let p = 0; p < count(stream); p++) {
        this.partitions.set(placeKey(stream, p), new StreamPartition(stream, p, env.blocks(stream, p), new Tail(this.budget)));
      }
    }
    this.groups = new Groups(env.groups, writer);
    this.states = new States(env);
    this.retention = new Retention([...this.partitions.values()], this.groups, this.states, writer, {
      retentionMs: options.retentionMs ?? DEFAULTS.retentionMs,
      retentionBytes: options.retentionBytes ?? DEFAULTS.retentionBytes,
    });
  }

  static async open(options: EmbeddedLogOptions, count: (stream: StreamName) => number): Promise<Opened> {
    const { path } = options;
    const lock = lockDirectory(path);
    let env: Environment | undefined;
    try {
      checkVersion(path);
      env = openEnvironment(path, count);
      const writer = new GroupCommit(env.root, (error) => commitFailure(error, path));
      await settlePartitions(env, writer, count);
      return new Opened(path, lock, env, writer, count, options);
    } catch (error) {
      await env?.root.close();
      lock.release();
      throw error;
    }
  }

  /** Live bytes, and what can still be written: free on the disk, and free pages within the file. */
  room(): Room {
    const { root, meta, groups, state, cuts, chunks } = this.env;
    let usedBytes = [root, meta, groups, state, cuts, chunks].reduce((sum, database) => sum + sizeOf(database), 0);
    for (const source of this.partitions.values()) usedBytes += source.sizeBytes;
    return { usedBytes, roomBytes: freeBytes(this.path) + Math.max(0, fileBytes(root) - usedBytes) };
  }

  async close(): Promise<void> {
    await this.retention.stop();
    await this.writer.close();
    await this.env.root.close();
    this.lock.release();
  }
}

/** Writes down the partition counts of a new log; refuses others later, because places and state hang on them. */
async function settlePartitions(env: Environment, writer: GroupCommit, count: (stream: StreamName) => number): Promise<void> {
  const saved = env.meta.get(['partitions']);
  const before = saved === undefined ? {} : (JSON.parse(saved) as Partial<Record<StreamName, number>>);
  const now: Partial<Record<StreamName, number>> = {};
  for (const stream of STREAM_NAMES) {
    const n = count(stream);
    const old = before[stream] ?? n;
    if (!Number.isSafeInteger(n) || n < 1 || old !== n) {
      throw new CordonError('CORDON_LOG_PARTITIONS', `${stream} has ${old} partitions here; ${n} are configured`);
    }
    now[stream] = n;
  }
  const text = JSON.stringify(now);
  if (text !== saved) await writer.run({ sizeBytes: text.length, put: () => void env.meta.put(['partitions'], text) });
}
