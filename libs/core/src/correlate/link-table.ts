import type { EntityKind, LinkKind } from '@cordon/wire';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/**
 * How strongly a link of each kind says "same attack" when the thing is rare, the time is short and the direction fits.
 * To be replaced by measured precision once verdicts exist (learning.md, section 7).
 */
export const PRIORS: Readonly<Record<LinkKind, number>> = {
  /** Begins an incident; there is nothing to doubt. */
  seed: 1,
  /** A person said so. */
  manual: 1,
  /** A rule's author said that these belong together; authors err. */
  rule: 0.95,
  /** The same message, URL or file: it does not come twice by chance, but campaigns hit many. */
  artefact: 0.8,
  /** One enables the other on the same identity: chance rarely gets the order right. */
  sequence: 0.7,
  /** What was attacked now attacks: the mark of moving on, but busy servers are both all day. */
  peer: 0.6,
  /** Two oddities of one person or machine: as often two bad days as one attack. */
  shared_entity: 0.5,
};

/**
 * A step that only an attacker takes, then what it was for, from the same address: passwords of many are guessed, then one works. There
 * is no other story unless the address is shared, and shared ones join nothing; more than a sequence on a person, who has bad days.
 */
export const ADDRESS_SEQUENCE = 0.9;

/** Time in which a link of an entity loses half its weight: how long the thing stays the same and stays of interest. */
export const HALF_LIFE_MS: Readonly<Record<EntityKind, number>> = {
  /** People are attacked over days; a week later it is another story. */
  user: 48 * HOUR_MS,
  mailbox: 48 * HOUR_MS,
  principal: 48 * HOUR_MS,
  device: 48 * HOUR_MS,
  ot: 3 * DAY_MS,
  /** A stolen key is kept for later. */
  key: 3 * DAY_MS,
  app: 24 * HOUR_MS,
  /** Addresses change hands: lines of homes about daily, rented ones later. Inside ones are resolved by their leases. */
  ip: 24 * HOUR_MS,
  /** Phishing domains live a few days. */
  domain: 3 * DAY_MS,
  url: 7 * DAY_MS,
  file: 7 * DAY_MS,
  message: 7 * DAY_MS,
};

/**
 * Attach at T1: one rare shared identity within half a day (0.5 x 2^(-12/48) = 0.42) is enough, and a day later (0.35) just is; two
 * weak ones add up to it. Lower joins what a person did last week to what they do today.
 */
export const T1 = 0.35;
/**
 * Merge at T2: more than one plain shared identity, even across domains and at once (0.5 x 1.25 = 0.625), because joining two
 * incidents wrongly costs more than joining one finding; a sequence, an artefact or two identities reach it.
 */
export const T2 = 0.65;
/** Weaker links of one entity are neither counted nor stored; this also ends the search backwards. */
export const FLOOR = 0.05;
/** A link never proves. */
export const CEILING = 0.98;
/** An independent sensor of another domain that names the same thing at the same time. */
export const CROSS_DOMAIN_BONUS = 1.25;
/** idf at which rarity stops mattering, bits: named by one finding in 64 that name such a thing. */
export const IDF_FULL_BITS = 6;
/** Named by a finding whose attacker may have written the name. */
export const CLAIMED_FACTOR = 0.6;
/** For who was on the device rather than the device itself: right most of the time. */
export const COMPANION_FACTOR = 0.8;
/** Both were done to the same target, by whom is open. */
export const SAME_TARGET = 0.8;
/** One acts, the other suffers: fits, with less force than the same actor. */
export const MIXED_ROLES = 0.9;
/** Target first and source later is movement; the other way round is weaker. */
export const PEER_BACKWARDS = 0.7;

/** No link reaches further back; also what an incident may be idle for. */
export const MAX_LINK_MS = 14 * DAY_MS;
/** An incident accepts no finding later than this after its first. */
export const MAX_AGE_MS = 30 * DAY_MS;
/** Caps against the giant incident. */
export const MAX_FINDINGS = 1_000;
export const MAX_ENTITIES = 1_000;
/** Of one entity, how many findings back are looked at; what is named more often is busy, and the nearest say the most. */
export const LOOKBACK = 64;
/** An address, domain or application that this many different actors used within a day is shared, whatever the inventory says. */
export const CROWD = 10;
export const CROWD_MS = DAY_MS;
export const CROWD_KINDS: ReadonlySet<EntityKind> = new Set<EntityKind>(['ip', 'domain', 'app']);
/** An entity that this many findings named in 30 days says nothing, however many findings there are. */
export const BUSY = 256;
/** Entities of one finding that are looked at; a finding with more is a list, not an observation. */
export const MAX_ENTITIES_PER_FINDING = 32;
