import type { Lane } from './engine';
import type { Fault } from './fault';
import type { Settings } from './limits';

/** What the worker is started with. */
export interface WorkerStart {
  /** The module that packages are resolved from. */
  readonly resolveFrom: string;
  readonly path: string;
  readonly database: string;
  readonly configFile: string;
  /** Of the worker's own thread, 0 (as all) to 19 (last). */
  readonly niceness: number;
  readonly lanes: Readonly<Record<Lane | 'write', Settings>>;
}

/** Main thread → worker. `bytes` is transferred, not copied. */
export type Request =
  | { readonly id: number; readonly kind: 'command'; readonly sql: string }
  | { readonly id: number; readonly kind: 'insert'; readonly table: string; readonly columns: readonly string[]; readonly bytes: Uint8Array }
  | { readonly id: number; readonly kind: 'query'; readonly lane: Lane; readonly sql: string }
  | { readonly id: number; readonly kind: 'close' };

/** Worker → main thread; the first is `ready` or `failed`. */
export type Reply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'done'; readonly id: number; readonly text: string }
  | { readonly kind: 'fault'; readonly id: number; readonly fault: Fault };
