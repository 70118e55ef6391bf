import { maturity, surprise, type ApiCall, type DetectContext, type EventView, type Recent, type Seen } from '@cordon/core';
import type { Measure } from '@cordon/wire';

/**
 * How widely a principal has looked around lately: different reading calls (List, Describe, Get) that it had never made, over several
 * services, within an hour. Odd, because work asks for the same few things again; whoever comes with a stolen key first has to find
 * out what there is. Wrong when somebody opens the console for the first time or takes stock; so of a principal that has hardly been
 * seen, for whom every call is new, breadth alone speaks, and softly.
 */
export interface LookAround {
  readonly score: number;
  readonly calls: number;
  readonly services: number;
  readonly examples: readonly string[];
  readonly measures: readonly Measure[];
}

/** OCSF activity_id of class 6003: 2 reads. */
const READ = 2;
/** Taking on a role is written down as reading. */
const SESSION = /^Assume/;
const WINDOW_MS = 3_600_000;
/** A page of a console asks one service for many things at once, so no service counts for more than this. */
const MOST_A_SERVICE = 4;
const LEAST_SERVICES = 3;
/** Calls, so counted, from which on it is a look around. */
const LEAST_CALLS = 8;
/** Bits for each doubling of the calls. */
const BREADTH = 1.5;
/** Share of the breadth that is left where nothing is known of the principal. */
const YOUNG = 0.7;
const HABIT = 0.6;
/** Shares of refused calls weigh up to this: whoever has rights seldom asks for what is not theirs. */
const REFUSED = 2;

/** Notes of an hour for `lookAround`: a reading call each that was new to its principal. */
export const LOOKED = { keepDays: WINDOW_MS / 86_400_000, perEntity: 128, mostEntities: 4_096 } as const;

/**
 * Takes a call in and says how wide the look around has become with it; undefined when the call adds nothing or it is not wide.
 * `used`: how often this principal made the call before. Calls of the provider itself have no network and are left out.
 */
export function lookAround(e: EventView, call: ApiCall, used: Seen, ctx: DetectContext, looked: Recent): LookAround | undefined {
  if (e.event.activity_id !== READ || SESSION.test(call.operation) || used.count > 0 || call.network === undefined) return undefined;
  const note = `${call.service} ${call.operation}`;
  const before = looked.of(ctx.ongoing, e.key);
  if (before.some((n) => n.text.startsWith(note) && (n.text.length === note.length || n.text.charAt(note.length) === ' '))) return undefined;
  const latest = call.denied ? `${note} denied` : note;
  looked.add(ctx.ongoing, e.key, latest);
  const notes = [...before.map((n) => n.text), latest];
  const byService = new Map<string, number>();
  for (const n of notes) {
    const service = n.slice(0, n.indexOf(' '));
    byService.set(service, (byService.get(service) ?? 0) + 1);
  }
  const calls = [...byService.values()].reduce((sum, n) => sum + Math.min(n, MOST_A_SERVICE), 0);
  if (calls < LEAST_CALLS || byService.size < LEAST_SERVICES) return undefined;
  const known = maturity(used);
  const breadth = BREADTH * Math.log2(calls) * (YOUNG + (1 - YOUNG) * known);
  const habit = HABIT * surprise(used);
  const refused = (REFUSED * notes.filter((n) => n.endsWith(' denied')).length) / notes.length;
  return {
    score: breadth + habit + refused,
    calls: notes.length,
    services: byService.size,
    examples: notes.slice(-3).map((n) => n.split(' ')[1] ?? n),
    measures: [
      { name: 'reading calls new to it', value: notes.length, unit: 'calls', ordinary: `${Math.round(used.distinct)} kinds of call before` },
      { name: 'services', value: byService.size },
    ],
  };
}

/** What a look around is told as. */
export const LOOK_AROUND = { title: 'A wide look around the cloud account', tactics: ['TA0007'], techniques: ['T1580', 'T1526'] } as const;

export const lookReason = (seen: LookAround, used: Seen): string =>
  `${seen.calls} reading calls over ${seen.services} services within an hour that this principal had never made, ` +
  `${seen.examples.join(', ')} last; ${used.total >= 1 ? `it made ${Math.round(used.total)} calls of ${Math.round(used.distinct)} kinds before` : 'nothing is known of it yet'}.`;
