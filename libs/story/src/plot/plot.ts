import { clock } from '../time';
import type { AttackStage } from '../records';

/** How one attack goes: when each step begins (minutes after midnight, which is also their order) and its habits. */
export interface Plot {
  readonly begins: Readonly<Record<AttackStage, number>>;
  readonly lure: 'payment' | 'credentials';
  readonly beaconEverySeconds: number;
  /** Share of the interval by which a beacon comes early or late. */
  readonly beaconJitter: number;
  readonly exfiltrationTo: 'beacon-host' | 'new-host';
}

/** Passwords are tried before work begins; the mail comes when the partner would write. */
export const DEFAULT_PLOT: Plot = {
  begins: {
    spray: clock(6, 35),
    phish: clock(9, 12),
    click: clock(9, 31),
    beacon: clock(9, 34),
    logon: clock(10, 4),
    collection: clock(10, 11),
    'mailbox-rule': clock(10, 19),
    consent: clock(10, 27),
    'cloud-key': clock(11, 5),
    exfiltration: clock(14, 20),
  },
  lure: 'credentials',
  beaconEverySeconds: 60,
  beaconJitter: 0.04,
  exfiltrationTo: 'beacon-host',
};

/** What cannot be otherwise: each first step enables the second. */
export const ENABLES: readonly (readonly [AttackStage, AttackStage])[] = [
  ['phish', 'click'],
  ['click', 'logon'],
  ['click', 'beacon'],
  ['spray', 'logon'],
  ['logon', 'mailbox-rule'],
  ['logon', 'consent'],
  ['logon', 'collection'],
  ['collection', 'cloud-key'],
  ['beacon', 'exfiltration'],
];

export interface StorySeed {
  readonly name: string;
  readonly seed: number;
  readonly plot: Plot;
}

/** The story told again: other company, people, addresses and hours, another order. */
export const storySeeds: readonly StorySeed[] = [
  {
    name: 'an invoice with new bank details, the cloud before the mailbox',
    seed: 20_117,
    plot: {
      begins: {
        spray: clock(7, 5),
        phish: clock(8, 48),
        click: clock(10, 2),
        logon: clock(10, 21),
        collection: clock(10, 26),
        'cloud-key': clock(10, 44),
        beacon: clock(10, 58),
        consent: clock(11, 37),
        'mailbox-rule': clock(11, 52),
        exfiltration: clock(15, 40),
      },
      lure: 'payment',
      beaconEverySeconds: 90,
      beaconJitter: 0.06,
      exfiltrationTo: 'new-host',
    },
  },
  {
    name: 'the mail first, passwords tried while the device already calls home',
    seed: 33_902,
    plot: {
      begins: {
        phish: clock(9, 26),
        click: clock(9, 40),
        beacon: clock(9, 42),
        spray: clock(11, 10),
        logon: clock(12, 2),
        'mailbox-rule': clock(12, 7),
        collection: clock(12, 13),
        consent: clock(12, 31),
        exfiltration: clock(13, 35),
        'cloud-key': clock(14, 12),
      },
      lure: 'credentials',
      beaconEverySeconds: 45,
      beaconJitter: 0.03,
      exfiltrationTo: 'beacon-host',
    },
  },
  {
    name: 'consent before anything else, the exfiltration at the end of the day',
    seed: 47_551,
    plot: {
      begins: {
        spray: clock(5, 50),
        phish: clock(10, 15),
        click: clock(10, 29),
        logon: clock(10, 41),
        consent: clock(10, 45),
        'mailbox-rule': clock(10, 58),
        collection: clock(11, 6),
        beacon: clock(11, 20),
        'cloud-key': clock(13, 25),
        exfiltration: clock(16, 5),
      },
      lure: 'payment',
      beaconEverySeconds: 120,
      beaconJitter: 0.05,
      exfiltrationTo: 'new-host',
    },
  },
];
