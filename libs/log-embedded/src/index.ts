export { lockDirectory, readLock, type DirectoryLock, type LockHolder } from './directory-lock';
export { EmbeddedLog } from './embedded-log';
export { TAIL_BYTES, type EmbeddedLogOptions } from './options';
export type { LogUsage } from './usage';
