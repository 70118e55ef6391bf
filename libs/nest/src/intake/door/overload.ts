import { CordonError } from '@cordon/wire';

/** The sender shall come again later: too much is in flight, or the disk is over its soft cap. */
export const isOverload = (error: unknown): boolean =>
  error instanceof CordonError && (error.code === 'CORDON_API_OVERLOADED' || error.code === 'CORDON_DISK_FULL');
