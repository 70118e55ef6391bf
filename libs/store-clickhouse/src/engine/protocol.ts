import type { Lane } from './engine';
import type { Fault } from './fault';
import type { Settings } from './limits';

/** What the engine's process is started with; the first message to it. */
export interface ProcessStart {
  /** The module that packages are resolved from. */
  readonly resolveFrom: string;
  readonly path: string;
  readonly database: string;
  readonly configFile: string;
  /** Of all threads of the process, 0 (as all) to 19 (last). */
  readonly niceness: number;
  readonly lanes: Readonly<Record<Lane | 'write', Settings>>;
}

/** To the process. `file` holds the rows of an insert; the process removes it. */
export type Request =
  | { readonly id: number; readonly kind: 'command'; readonly sql: string }
  | { readonly id: number; readonly kind: 'insert'; readonly table: string; readonly columns: readonly string[]; readonly file: string }
  | { readonly id: number; readonly kind: 'query'; readonly lane: Lane; readonly sql: string }
  | { readonly id: number; readonly kind: 'process' }
  | { readonly id: number; readonly kind: 'close' };

/** From the process; the first is `ready` or `failed`. */
export type Reply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'done'; readonly id: number; readonly text: string }
  | { readonly kind: 'fault'; readonly id: number; readonly fault: Fault };
