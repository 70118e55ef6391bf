import type { Domain } from '../domain';
import type { EntityRef } from './entity';
import type { EvidenceRef } from './observation';

/** One measured number behind a finding, with what it was compared with. */
export interface Measure {
  readonly name: string;
  readonly value: number | string;
  readonly unit?: string;
  /** What is ordinary here, in the same unit, e.g. "median 3 of 214 mails". */
  readonly ordinary?: string;
}

/** Something odd or forbidden, with its evidence (OCSF Detection Finding 2004 on the wire). */
export interface Finding {
  readonly id: string;
  readonly tenant: string;
  /** `<domain>.<name>`, e.g. `identity.new-place`. */
  readonly detector: string;
  readonly detectorVersion: number;
  readonly domain: Domain;
  readonly at: number;
  readonly seen: number;
  /** What, in a few words; no attacker-controlled text beyond entity keys. */
  readonly title: string;
  /** Why it is odd, as one or more plain sentences. */
  readonly reason: string;
  /** Evidence in bits (learning.md, section 2). */
  readonly bits: number;
  /** Conformal p-value that the bits came from, where there is one. */
  readonly p?: number;
  readonly entities: readonly EntityRef[];
  /** ATT&CK ids, tactics as TA..., techniques as T.... */
  readonly tactics: readonly string[];
  readonly techniques: readonly string[];
  readonly measures: readonly Measure[];
  /** What it compared with: "the 41 logons of this user in 90 days". */
  readonly compared: string;
  /** Examples of what is normal here. */
  readonly normal: readonly string[];
  readonly evidence: readonly EvidenceRef[];
  /** True when this alone opens an incident. */
  readonly suffices?: boolean;
  /** True when what it tells of was only tried: it failed or was refused, so its tactics are an aim and no effect. */
  readonly attempted?: boolean;
}
