import type { OcsfEvent } from '../ocsf';
import type { Action } from './action';
import type { BindingBody } from './binding';
import type { Command } from './command';
import type { DeadBody } from './dead';
import type { Finding } from './finding';
import type { Incident } from './incident';
import type { ObservationBody } from './observation';
import type { Outcome } from './outcome';
import type { RawBody } from './raw';
import type { EventBody } from './event';

/** Body of a record in memory, by stream. `codec.ts` says what each looks like on the wire. */
export interface Bodies {
  raw: RawBody;
  event: EventBody;
  observation: ObservationBody;
  binding: BindingBody;
  finding: Finding;
  incident: Incident;
  action: Action;
  outcome: Outcome;
  command: Command;
  dead: DeadBody;
}

export type { OcsfEvent };
