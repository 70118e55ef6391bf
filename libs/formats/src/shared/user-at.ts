import type { BindingBody } from '@cordon/wire';

/** A user was logged on at an address; keys are canonical. */
export const userAt = (user: string, ip: string, from: number, forMs: number, confidence: number): BindingBody => ({
  relation: 'at',
  a: { kind: 'user', key: user },
  b: { kind: 'ip', key: ip },
  from,
  until: from + forMs,
  confidence,
  origin: 'logon',
});
