import type { BindingBody, Code, EventBody, Result } from '@cordon/wire';

/** What the door knows about a record's source. */
export interface FormatContext {
  readonly tenant: string;
  readonly source: string;
  readonly seen: number;
  /** Own domains and networks of the tenant, for direction and role of addresses. */
  readonly estate: EstateView;
  /** IANA zone of times that say none; left out = UTC. */
  readonly zone?: string;
}

/** The part of directory and inventory that mapping needs. */
export interface EstateView {
  ownsDomain(domain: string): boolean;
  ownsAddress(ip: string): boolean;
  /** Name and country of a configured network, where the address lies in one. */
  network(ip: string): { readonly name: string; readonly country?: string; readonly own: boolean } | undefined;
}

/** One normalised event with what the envelope needs. */
export interface Normalised {
  readonly event: EventBody;
  /** Event time, ms. */
  readonly at: number;
  /** Canonical key of the acting entity (`kind/key`), or undefined where there is none or it is shared. */
  readonly principal?: string;
  /** The product's own id of this event, where there is one. */
  readonly ownId?: string;
  /** Facts of the kind "A is B for a time" that the event proves (lease, logon on a device). */
  readonly bindings?: readonly BindingBody[];
  /** Name of the format that read it; whoever finds the format sets it. */
  format?: string;
  /** How many values of the record have a place in the event, of how many; the rest is in `unmapped`. */
  readonly fields?: { readonly mapped: number; readonly all: number };
}

/** In the place of an event that could not be made of a part of a record: the events of the other parts go their way. */
export interface Refused {
  readonly refused: { readonly code: Code; readonly reason: string; readonly place?: string };
}

export type Outcome = Normalised | Refused;

export const isRefused = (outcome: Outcome): outcome is Refused => 'refused' in outcome;

/** One product's bytes → OCSF. */
export interface Format {
  /** `vendor.product` or a standard's name: `zeek.conn`, `aws.cloudtrail`, `rfc5322`. */
  readonly name: string;
  /** Largest record it takes, bytes. */
  readonly maxBytes: number;
  /** 0 = surely not, 1 = surely; looks at the first bytes only and never throws. */
  sniff(head: Uint8Array): number;
  /** One raw record → events (a CloudTrail file holds many). Bad input is a dead result, never an exception. */
  parse(bytes: Uint8Array, context: FormatContext): Result<readonly Outcome[]> | Promise<Result<readonly Outcome[]>>;
  /** The product's own id without a full parse, for duplicates; undefined where it has none. */
  ownId?(bytes: Uint8Array): string | undefined;
}

/** Reads records of every format there is: recognises, unwraps envelopes, parses and maps. */
export interface RecordReader {
  /** Names of all formats. */
  readonly names: readonly string[];
  /**
   * One raw record → events. `hint` names the format when the source says it. Bad input is a dead result, never an exception; of a record that
   * holds several events, one that cannot be read costs only itself. Formats that answer at once are not waited for. Same bytes, same answer.
   */
  read(bytes: Uint8Array, hint: string | undefined, context: FormatContext): Result<readonly Outcome[]> | Promise<Result<readonly Outcome[]>>;
  /** Name of the format that would read the record, without mapping it; undefined when none would. */
  recognise(bytes: Uint8Array): string | undefined;
}
