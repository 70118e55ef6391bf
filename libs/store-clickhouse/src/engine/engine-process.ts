import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { CordonError } from '@cordon/wire';
import { faultError, type Operation } from './fault';
import type { ProcessStart, Reply, Request } from './protocol';

const PROGRAM = join(__dirname, 'embedded-process.cjs');
/** Queries and writes that may wait at once; beyond it the caller is told to come again. */
const MAX_WAITING = 256;
const MAX_COMPLAINT = 8 * 1024;
const MAX_LINE = 300;

interface Waiting {
  readonly operation: Operation;
  readonly resolve: (text: string) => void;
  readonly reject: (error: CordonError) => void;
}

type Unnumbered<T> = T extends unknown ? Omit<T, 'id'> : never;

/** One run of the process that chDB lives in: numbered requests, answers in any order. */
export class EngineProcess {
  private readonly child: ChildProcess;
  private readonly waiting = new Map<number, Waiting>();
  private readonly exited: Promise<void>;
  private lastId = 0;
  private complaint = '';
  private ended: CordonError | undefined;

  private constructor() {
    // Flags on the command line of this process (an inspector's port, bounds of the heap) are not the child's; its standard output would mix with ours.
    this.child = fork(PROGRAM, { execArgv: [], serialization: 'advanced', stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
    this.child.stderr?.on('data', (text: Buffer) => this.hear(text.toString('utf8')));
    this.exited = new Promise((done) => this.child.once('exit', () => done()));
    this.child.on('message', (reply: Reply) => this.settle(reply));
    this.child.on('error', (error) => this.end(`the engine's process failed: ${error.message}`));
    this.child.on('close', (code, signal) => this.end(`the engine's process ended with ${signal ?? code}${this.said()}`));
  }

  /** Resolves when the engine is open; rejects with CORDON_STORE_UNAVAILABLE and what it said. */
  static async start(start: ProcessStart): Promise<EngineProcess> {
    const engine = new EngineProcess();
    const first = new Promise<Reply>((done) => {
      engine.child.once('message', done);
      engine.child.once('close', (code, signal) => done({ kind: 'failed', message: `its process ended with ${signal ?? code}` }));
      engine.child.once('error', (error) => done({ kind: 'failed', message: error.message }));
    });
    engine.child.send(start);
    const reply = await first;
    if (reply.kind === 'ready') return engine;
    engine.child.kill('SIGKILL');
    throw new CordonError(
      'CORDON_STORE_UNAVAILABLE',
      `${reply.kind === 'failed' ? reply.message : 'the engine answered out of turn'}${engine.said()}`,
    );
  }

  /** Why nothing can be asked of it any more. */
  get gone(): CordonError | undefined {
    return this.ended;
  }

  ask(operation: Operation, request: Unnumbered<Request>): Promise<string> {
    if (this.ended) return Promise.reject(this.ended);
    if (this.waiting.size >= MAX_WAITING)
      return Promise.reject(new CordonError('CORDON_STORE_UNAVAILABLE', `${MAX_WAITING} requests wait already`, true));
    const id = ++this.lastId;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { operation, resolve, reject });
      this.child.send({ id, ...request });
    });
  }

  /** Ends what runs, closes the engine and waits until its process has ended. */
  async close(): Promise<void> {
    // One that ended on its way out is closed as well.
    await this.ask('command', { kind: 'close' }).catch(() => undefined);
    this.child.kill('SIGKILL');
    if (this.child.pid !== undefined) await this.exited;
  }

  private hear(text: string): void {
    if (this.complaint.length < MAX_COMPLAINT) this.complaint += text;
  }

  /** The first line of what it wrote to its standard error; what follows may quote records. */
  private said(): string {
    const [line] = this.complaint.trim().split('\n', 1);
    return line ? `: ${line.slice(0, MAX_LINE)}` : '';
  }

  private settle(reply: Reply): void {
    if (reply.kind !== 'done' && reply.kind !== 'fault') return;
    const waiting = this.waiting.get(reply.id);
    this.waiting.delete(reply.id);
    if (reply.kind === 'done') waiting?.resolve(reply.text);
    else waiting?.reject(faultError(waiting.operation, reply.fault));
  }

  private end(reason: string): void {
    this.ended ??= new CordonError('CORDON_STORE_UNAVAILABLE', reason, true);
    // One that cannot be reached any more must not keep the directory.
    this.child.kill('SIGKILL');
    for (const waiting of this.waiting.values()) waiting.reject(this.ended);
    this.waiting.clear();
  }
}
