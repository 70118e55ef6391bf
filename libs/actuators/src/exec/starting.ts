import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { Cancel } from '@cordon/runtime';
import { CordonError } from '@cordon/wire';

/** To the starter: run this. */
export interface Order {
  readonly id: number;
  readonly argv: readonly string[];
  readonly input?: string;
}
/** To the starter: end what runs under this id. */
export interface Kill {
  readonly kill: number;
}
/** From it: how it ended, or why it could not be run. */
export type Answer =
  { readonly id: number; readonly code: number; readonly stdout: string; readonly stderr: string } | { readonly id: number; readonly failed: string };

interface Waiting {
  resolve(answer: Answer): void;
  reject(error: CordonError): void;
}

const PROGRAM = join(__dirname, 'starter.cjs');
/** It keeps nothing; most of what it takes is Node itself. */
const NODE_ARGS = ['--max-old-space-size=64'];

/**
 * Has programs started by a small process. Starting one copies the page tables of the process that starts it, on the thread of
 * the event loop: 2 ms where little memory is in use, 33 ms at 470 MB and 120 ms at 1.6 GB, in which no stage of the process
 * gets on. The starter is made at the first use, or by `prepare`, and again when it has gone.
 */
export class Starting {
  private starter: ChildProcess | undefined;
  private readonly waiting = new Map<number, Waiting>();
  private lastId = 0;

  /** Makes the starter while the process is still small. */
  prepare(): void {
    this.connected();
  }

  /** Rejects with CORDON_ACTUATOR_UNAVAILABLE, retriable, when the starter went: whether the program ran is then not known. */
  async run(argv: readonly string[], signal: Cancel, input?: string): Promise<Answer> {
    const starter = this.connected();
    const id = ++this.lastId;
    const kill = (): void => this.tell(starter, { kill: id });
    signal.addEventListener('abort', kill, { once: true });
    try {
      return await new Promise<Answer>((resolve, reject) => {
        this.waiting.set(id, { resolve, reject });
        // While something runs, the process must not end for want of anything to do.
        starter.channel?.ref();
        this.tell(starter, { id, argv, ...(input === undefined ? {} : { input }) });
      });
    } finally {
      signal.removeEventListener('abort', kill);
      if (this.waiting.size === 0) this.starter?.channel?.unref();
    }
  }

  private connected(): ChildProcess {
    if (this.starter?.connected) return this.starter;
    const starter = fork(PROGRAM, { execArgv: NODE_ARGS, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    starter.on('message', (answer: Answer) => this.settle(answer));
    starter.on('error', () => this.gone(starter));
    starter.on('exit', () => this.gone(starter));
    starter.unref();
    starter.channel?.unref();
    this.starter = starter;
    return starter;
  }

  private tell(starter: ChildProcess, message: Order | Kill): void {
    starter.send(message, (error) => {
      if (error) this.gone(starter);
    });
  }

  private settle(answer: Answer): void {
    this.waiting.get(answer.id)?.resolve(answer);
    this.waiting.delete(answer.id);
  }

  private gone(starter: ChildProcess): void {
    if (this.starter !== starter) return;
    this.starter = undefined;
    for (const { reject } of this.waiting.values())
      reject(new CordonError('CORDON_ACTUATOR_UNAVAILABLE', 'the process that starts programs has ended', true));
    this.waiting.clear();
  }
}
