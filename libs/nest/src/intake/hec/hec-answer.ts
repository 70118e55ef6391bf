import type { HttpStatus } from '@nestjs/common';

/** What HEC answers, by its code (Splunk, "Troubleshoot HTTP Event Collector", possible error codes). */
const ANSWERS = {
  0: [200, 'Success'],
  2: [401, 'Token is required'],
  3: [401, 'Invalid authorization'],
  4: [403, 'Invalid token'],
  5: [400, 'No data'],
  6: [400, 'Invalid data format'],
  8: [500, 'Internal server error'],
  9: [503, 'Server is busy'],
  10: [400, 'Data channel is missing'],
  12: [400, 'Event field is required'],
  13: [400, 'Event field cannot be blank'],
  17: [200, 'HEC is healthy'],
  18: [503, 'HEC is unhealthy, queues are full'],
} as const satisfies Record<number, readonly [HttpStatus, string]>;
export type HecCode = keyof typeof ANSWERS;

export interface HecAnswer {
  readonly status: number;
  readonly body: { readonly text: string; readonly code: HecCode; readonly [more: string]: unknown };
}

export const hecAnswer = (code: HecCode, more: Readonly<Record<string, unknown>> = {}): HecAnswer => {
  const [status, text] = ANSWERS[code];
  return { status, body: { text, code, ...more } };
};

/** A request that HEC refuses, with its own code. */
export class HecRefusal extends Error {
  constructor(
    readonly code: HecCode,
    readonly more: Readonly<Record<string, unknown>> = {},
  ) {
    super(ANSWERS[code][1]);
  }
}
