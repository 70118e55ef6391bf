import { CordonError } from '@cordon/wire';
import { open, type RootDatabase } from 'lmdb';

/** What was answered to a command, by its id. */
export interface StoredAnswer {
  /** SHA-256 of the request body: the same key with another body is a conflict. */
  readonly bodyHash: string;
  readonly answer: unknown;
  readonly at: number;
  /** True until the log has the command: a repeat then writes the very same command again. */
  readonly pending?: boolean;
}

const KEEP_MS = 7 * 24 * 3_600_000;

/** Answers of the API to commands, so that a repeated idempotency key gets the same answer after a restart too. */
export class Answers {
  private readonly root: RootDatabase<StoredAnswer, string>;

  constructor(path: string) {
    this.root = open<StoredAnswer, string>({ path });
  }

  get(id: string): StoredAnswer | undefined {
    return this.root.get(id);
  }

  /** Durable when resolved. */
  async put(id: string, answer: StoredAnswer): Promise<void> {
    try {
      await this.root.put(id, answer);
      await this.root.flushed;
    } catch (cause) {
      throw new CordonError('CORDON_DISK_FULL', 'the answer cannot be stored', true, { cause });
    }
  }

  /** Forgets answers older than a week; returns how many. */
  async expire(now: number): Promise<number> {
    const old = [...this.root.getRange()].filter((r) => r.value.at < now - KEEP_MS).map((r) => r.key);
    for (const key of old) await this.root.remove(key);
    return old.length;
  }

  async close(): Promise<void> {
    await this.root.close();
  }
}
