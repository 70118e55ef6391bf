import type { Draft } from '../records';
import type { Day } from '../life/day';
import { ordinaryDay } from '../life/ordinary-day';
import { MINUTE } from '../time';
import { cloudKey } from './attack-cloud';
import { beacon, click, exfiltration, phish } from './attack-device';
import { collection, gathering, hidingRule, spray, strangeConsent, strangeLogon } from './attack-identity';
import { makeIntruder } from './intruder';
import type { Plot } from './plot';

const GATHERED_BEFORE = 25 * MINUTE;

/** The second Monday with the attack in it. */
export const attackDrafts = (day: Day, plot: Plot): Draft[] => {
  const who = makeIntruder(day.world, plot);
  const begins = (stage: keyof Plot['begins']): number => day.midnight + plot.begins[stage] * MINUTE;
  const letter = phish(day, who, plot, begins('phish'));
  const out = exfiltration(day, who, begins('exfiltration'));
  return [
    ...ordinaryDay(day, [letter]),
    ...letter.drafts,
    ...click(day, who, begins('click'), letter.messageId),
    ...spray(day, who, begins('spray')),
    ...strangeLogon(day, who, begins('logon')),
    ...collection(day, who, begins('collection')),
    ...hidingRule(day, who, begins('mailbox-rule')),
    ...strangeConsent(day, who, begins('consent')),
    ...cloudKey(day, who, begins('cloud-key')),
    ...beacon(day, who, plot, begins('beacon')),
    ...gathering(day, who, begins('exfiltration') - GATHERED_BEFORE, out.bytes),
    ...out.drafts,
  ];
};
