import type { Cancel } from './cancel';
import type { StreamRecord } from '@cordon/wire';

export type Delivery = { readonly kind: 'delivered' } | { readonly kind: 'refused'; readonly reason: string };

/** One destination outside (a SIEM, a SOAR). Outages throw a retriable CordonError; the forwarder retries with backoff. */
export abstract class Sink {
  abstract readonly name: string;
  /** Delivers in order; the answer has one entry a record. A refusal for good goes to dead. */
  abstract deliver(records: readonly StreamRecord[], signal: Cancel): Promise<readonly Delivery[]>;
  abstract close(): Promise<void>;
}
