import type { IncidentEntity } from '@cordon/wire';
import { stageOf } from '../attack';

const ORDINARY = 1;
/** By the furthest stage reached, 0..6 (attack/tactics.ts): what is only tried costs less than what leaves or breaks. */
const STAGE_FACTOR: readonly number[] = [0.8, 0.8, 0.9, 1, 1.1, 1.3, 1.4];
/** Each doubling of the people and machines involved adds this share. */
const BLAST_STEP = 0.05;
const LEAST = 0.5;
const MOST = 2;
const BODIES: ReadonlySet<string> = new Set(['user', 'device', 'principal', 'ot', 'mailbox']);

/** 0.5 .. 2 from criticality, stage reached and blast radius (correlation.md, section 4). `tactics`: of what happened, not of what was only tried. */
export function impactOf(entities: readonly IncidentEntity[], tactics: readonly string[]): number {
  const bodies = entities.filter((e) => BODIES.has(e.kind) && !e.claimed);
  const known = bodies.flatMap((e) => e.criticality ?? []);
  const criticality = known.length > 0 ? Math.max(...known) : ORDINARY;
  const blast = 1 + BLAST_STEP * Math.log2(Math.max(1, bodies.length));
  return Math.min(MOST, Math.max(LEAST, criticality * (STAGE_FACTOR[stageOf(tactics)] ?? 1) * blast));
}
