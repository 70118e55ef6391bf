import type { ZeekLog } from '../log';
import { ALERTS } from './alerts';
import { FILES } from './files';
import { INVENTORY } from './inventory';
import { LEASE } from './lease';
import { MAIL } from './mail';
import { OT } from './ot';
import { OTHER, RUNNING } from './other';
import { REMOTE } from './remote';
import { SERVICES } from './services';
import { TLS } from './tls';
import { WEB } from './web';
import { WINDOWS } from './windows';

/** Every log but `conn` and `dns`; the last takes what none before it does. */
export const LOGS: readonly ZeekLog[] = [
  ...WEB,
  ...TLS,
  ...REMOTE,
  ...WINDOWS,
  ...FILES,
  ...MAIL,
  ...LEASE,
  ...ALERTS,
  ...INVENTORY,
  ...SERVICES,
  ...OT,
  RUNNING,
  OTHER,
];

/** The log of a `#path` or `_path`. */
export const logOf = (path: string): ZeekLog => LOGS.find((log) => log.reads(path)) ?? OTHER;
