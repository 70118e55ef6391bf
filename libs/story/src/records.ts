export type RawSource = 'mail' | 'm365' | 'aws' | 'zeek';
export type RawFormat = 'rfc5322' | 'm365-ual' | 'cloudtrail' | 'zeek-conn' | 'zeek-dns';

/** What the intruder does, one word a stage. The order of a day is in its plot. */
export const ATTACK_STAGES = [
  'spray',
  'phish',
  'click',
  'beacon',
  'logon',
  'collection',
  'mailbox-rule',
  'consent',
  'cloud-key',
  'exfiltration',
] as const;
export type AttackStage = (typeof ATTACK_STAGES)[number];

/** One record as the product wrote it. `stage` and `echoes` are truth for tests; nothing of them is in the bytes. */
export interface RawRecord {
  readonly source: RawSource;
  readonly format: RawFormat;
  /** ms since the epoch; exactly the time that the bytes say. */
  readonly at: number;
  readonly bytes: Uint8Array;
  /** On records of the attack: which step they are. */
  readonly stage?: AttackStage;
  /** On honest records of the twin: the step they resemble. */
  readonly echoes?: AttackStage;
}

/** A record before its time is fixed: `text` writes it for the given time. All chance is drawn before. */
export interface Draft {
  readonly format: RawFormat;
  readonly at: number;
  readonly text: (at: number) => string;
  readonly stage?: AttackStage;
  readonly echoes?: AttackStage;
}

/** Moves and squeezes the story in time; must be monotone. */
export type Timeline = (at: number) => number;

const SOURCE: Readonly<Record<RawFormat, RawSource>> = {
  rfc5322: 'mail',
  'm365-ual': 'm365',
  cloudtrail: 'aws',
  'zeek-conn': 'zeek',
  'zeek-dns': 'zeek',
};
/** Zeek writes microseconds; the others whole seconds. */
const RESOLUTION_MS: Readonly<Record<RawFormat, number>> = { rfc5322: 1000, 'm365-ual': 1000, cloudtrail: 1000, 'zeek-conn': 1, 'zeek-dns': 1 };

export const staged = (stage: AttackStage, drafts: readonly Draft[]): Draft[] => drafts.map((d) => ({ ...d, stage }));
export const echoing = (echoes: AttackStage, drafts: readonly Draft[]): Draft[] => drafts.map((d) => ({ ...d, echoes }));

/** Drafts → records in order of time. Equal times keep the order in which the story told them. */
export const finish = (drafts: readonly Draft[], timeline: Timeline = (at) => at): RawRecord[] => {
  const encoder = new TextEncoder();
  const records = drafts.map(({ format, at: told, text, stage, echoes }): RawRecord => {
    const step = RESOLUTION_MS[format];
    const at = Math.floor(timeline(told) / step) * step;
    const truth = { ...(stage && { stage }), ...(echoes && { echoes }) };
    return { source: SOURCE[format], format, at, bytes: encoder.encode(text(at)), ...truth };
  });
  return records.sort((a, b) => a.at - b.at);
};
