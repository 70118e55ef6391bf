import type { Code } from './codes';

/** What a step returns for expected things. Outages are exceptions, never one of these. */
export type Result<T> =
  | { readonly kind: 'ok'; readonly value: T }
  | { readonly kind: 'drop'; readonly code: 'duplicate' | 'out-of-scope' }
  | { readonly kind: 'dead'; readonly code: Code; readonly reason: string; readonly place?: string };

export const ok = <T>(value: T): Result<T> => ({ kind: 'ok', value });
export const drop = (code: 'duplicate' | 'out-of-scope'): Result<never> => ({ kind: 'drop', code });
export const dead = (code: Code, reason: string, place?: string): Result<never> =>
  place === undefined ? { kind: 'dead', code, reason } : { kind: 'dead', code, reason, place };
