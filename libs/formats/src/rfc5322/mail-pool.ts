import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { dead, type Result } from '@cordon/wire';
import { MAIL_BOUNDS, type MailBounds } from './bounds';
import type { MailDrafter } from './draft-mail';
import type { MailDraft } from './map-mail';
import type { MailTask } from './mail-worker';

export interface MailPoolSettings {
  readonly workers: number;
  /** Time that one mail may take in a worker, ms, from when the worker takes it. */
  readonly maxMs: number;
  /** Heap of a worker, MiB. Bytes of the mail itself lie outside of it. */
  readonly maxHeapMib: number;
  /** Compiled `mail-worker.js`. */
  readonly script: string;
}

export const MAIL_POOL_DEFAULTS: MailPoolSettings = {
  workers: Math.max(1, availableParallelism() - 1),
  maxMs: 5_000,
  maxHeapMib: 256,
  script: join(__dirname, 'mail-worker.js'),
};

interface Waiting {
  readonly bytes: Uint8Array;
  readonly seen: number;
  readonly resolve: (result: Result<MailDraft>) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Reads mails in worker threads, one a thread at a time. A mail that takes longer or needs more memory than it may is dead
 * (CORDON_MAIL_BOUNDS); its thread is ended and another takes its place. Own code, as the pools on npm come with native add-ons, and
 * this is all that is needed of them.
 *
 * All mails go this way, also small ones: handing one over costs the caller 0.1 ms whatever its size (0.4 ms at 100 kB), and reading the smallest 1.4 ms.
 *
 * Back-pressure: `draft` answers when the mail is read. What waits is held by its caller and copied only when a thread takes it.
 * Threads start when they are needed and do not keep the process alive while they have nothing to do.
 */
export class MailPool implements MailDrafter {
  private readonly settings: MailPoolSettings;
  private readonly threads = new Set<Thread>();
  private readonly waiting: Waiting[] = [];

  constructor(
    private readonly bounds: MailBounds = MAIL_BOUNDS,
    settings: Partial<MailPoolSettings> = {},
  ) {
    this.settings = { ...MAIL_POOL_DEFAULTS, ...settings };
  }

  draft(bytes: Uint8Array, seen: number): Promise<Result<MailDraft>> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ bytes, seen, resolve, reject });
      this.next();
    });
  }

  /** Ends all threads; mails that are being read are never answered. */
  async close(): Promise<void> {
    await Promise.all([...this.threads].map((thread) => thread.end()));
    this.threads.clear();
  }

  private next(): void {
    for (const thread of this.threads) {
      if (this.waiting.length === 0) return;
      if (thread.free) this.give(thread);
    }
    const starting = [...this.threads].filter((t) => t.starting).length;
    if (this.waiting.length > starting && this.threads.size < this.settings.workers) this.start();
  }

  private start(): void {
    const thread: Thread = new Thread(this.settings, {
      free: () => this.next(),
      gone: (error) => {
        this.threads.delete(thread);
        // A thread that never came up would be started again without end.
        if (!thread.wasReady) for (const { reject } of this.waiting.splice(0)) reject(error);
        if (this.waiting.length > 0) this.next();
      },
    });
    this.threads.add(thread);
  }

  private give(thread: Thread): void {
    const task = this.waiting.shift();
    if (task) thread.take(task, this.bounds);
  }
}

interface Owner {
  free(): void;
  gone(error: Error): void;
}

class Thread {
  free = false;
  wasReady = false;
  private readonly worker: Worker;
  private task: Waiting | undefined;
  private timer: NodeJS.Timeout | undefined;
  private over = false;

  constructor(
    private readonly settings: MailPoolSettings,
    private readonly owner: Owner,
  ) {
    this.worker = new Worker(settings.script, { resourceLimits: { maxOldGenerationSizeMb: settings.maxHeapMib, maxYoungGenerationSizeMb: 32 } });
    this.worker.on('message', (message: 'ready' | Result<MailDraft>) => this.heard(message));
    this.worker.on('error', (error: Error & { code?: string }) => {
      const memory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      this.gone(error, memory ? dead('CORDON_MAIL_BOUNDS', 'reading needed too much memory') : undefined);
    });
    this.worker.once('exit', () => this.gone(new Error('a thread that reads mails ended')));
  }

  get starting(): boolean {
    return !this.wasReady && !this.over;
  }

  take(task: Waiting, bounds: MailBounds): void {
    this.free = false;
    this.task = task;
    this.worker.ref();
    this.timer = setTimeout(() => {
      this.gone(new Error('reading took too long'), dead('CORDON_MAIL_BOUNDS', 'reading took too long'));
      void this.worker.terminate();
    }, this.settings.maxMs);
    // A copy: the record's bytes may be part of a larger buffer, and are needed again for a dead letter.
    const bytes = new Uint8Array(task.bytes);
    const message: MailTask = { bytes, seen: task.seen, bounds: { ...bounds, maxMs: Math.min(bounds.maxMs, this.settings.maxMs) } };
    this.worker.postMessage(message, [bytes.buffer]);
  }

  async end(): Promise<void> {
    this.over = true;
    clearTimeout(this.timer);
    await this.worker.terminate();
  }

  private heard(message: 'ready' | Result<MailDraft>): void {
    if (this.over) return;
    clearTimeout(this.timer);
    const { task } = this;
    this.task = undefined;
    this.wasReady = true;
    this.free = true;
    if (message !== 'ready') task?.resolve(message);
    this.owner.free();
    if (this.free) this.worker.unref();
  }

  /** `result`: what becomes of the mail, where it is the mail's own doing. */
  private gone(error: Error, result?: Result<never>): void {
    if (this.over) return;
    this.over = true;
    this.free = false;
    clearTimeout(this.timer);
    if (result) this.task?.resolve(result);
    else this.task?.reject(error);
    this.owner.gone(error);
  }
}
