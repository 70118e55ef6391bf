import { staged, type Draft } from '../records';
import type { Day } from '../life/day';
import { UNSIGNED } from '../formats/rfc5322';
import { mailItemsAccessed, OUTLOOK } from '../formats/ual-exchange';
import { inbound, type Posted } from '../life/post';
import { poll } from '../life/pollers';
import { talk, visit } from '../life/traffic';
import { MINUTE, SECOND } from '../time';
import type { Intruder } from './intruder';
import { lure } from './lure';
import type { Plot } from './plot';

/** The look-alike domain sends with SPF of its own; there is no signature and no policy. */
export const phish = (day: Day, who: Intruder, plot: Plot, begin: number): Posted => {
  const random = day.random.fork('phish');
  const letter = lure(random, who, plot);
  const posted = inbound(day.world, random, {
    at: begin,
    to: [{ name: who.victim.name, mail: who.victim.mail }],
    ...letter,
    handedInFrom: who.mailIp,
    authentication: UNSIGNED,
  });
  return { ...posted, drafts: staged('phish', posted.drafts) };
};

/** The victim opens the mail (an ordinary act) and follows the link. */
export const click = (day: Day, who: Intruder, begin: number, messageId: string): Draft[] => {
  const random = day.random.fork('click');
  const opened = mailItemsAccessed(day.world, random, { at: begin - 25 * SECOND, person: who.victim, ip: day.world.office.ip, clientInfo: OUTLOOK }, [
    messageId,
  ]);
  const followed = visit(day.world, random, begin, who.victim.device, who.page, new Map(), 2);
  return [opened, ...staged('click', followed)];
};

/** The victim's device stays on until the work is done. */
const AFTER_EXFILTRATION = 60 * MINUTE;

/** From soon after the click until the evening. */
export const beacon = (day: Day, who: Intruder, plot: Plot, begin: number): Draft[] => {
  const random = day.random.fork('beacon');
  const leaves = day.plans.filter((p) => p.person === who.victim).map((p) => p.until);
  const until = Math.max(day.midnight + plot.begins.exfiltration * MINUTE + AFTER_EXFILTRATION, ...leaves);
  const rhythm = { everyMs: plot.beaconEverySeconds * SECOND, jitter: plot.beaconJitter };
  return staged('beacon', poll(day, who.victim.device, who.beacon, rhythm, begin, until, random));
};

const UPLOADS = 3;
const UPLOAD_BYTES = 780_000_000;

/** A few large uploads, one after the other; returns their sum too, which had to be gathered before. */
export const exfiltration = (day: Day, who: Intruder, begin: number): { drafts: Draft[]; bytes: number } => {
  const random = day.random.fork('exfiltration');
  const sizes = Array.from({ length: UPLOADS }, () => Math.round(UPLOAD_BYTES * Math.exp(0.12 * random.normal())));
  const name = visit(day.world, random, begin, who.victim.device, who.drop, new Map(), 0);
  const uploads = sizes.map((sent, i) =>
    talk(random, {
      at: begin + 500 + i * 9 * MINUTE,
      from: who.victim.device,
      to: who.drop,
      service: 'ssl',
      sent,
      received: random.size(60_000),
      durationMs: random.int(6, 8) * MINUTE,
      exact: true,
    }),
  );
  return { drafts: staged('exfiltration', [...name, ...uploads]), bytes: sizes.reduce((a, b) => a + b, 0) };
};
