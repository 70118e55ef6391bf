import type { Draft } from '../records';
import { nightlyBackup } from './backup';
import { browsing } from './browsing';
import { cloudWork, cloudWorker } from './cloud';
import type { Day } from './day';
import { files } from './files';
import { drawings, insideTraffic } from './inside';
import { knocking } from './knocking';
import { logons } from './logons';
import { mailing } from './mailing';
import { deviceAgents, serverAgents } from './pollers';
import type { Posted } from './post';
import { consents, mailboxRules } from './tidying';

const HABITS = [logons, files, mailboxRules, consents, cloudWork, browsing, insideTraffic, drawings, deviceAgents] as const;

/** Everything that forty people and their machines do on one day, and read of what `extra` put into their inboxes. */
export const ordinaryDay = (day: Day, extra: readonly Posted[] = []): Draft[] => [
  ...HABITS.flatMap((habit) => day.plans.flatMap((plan) => habit(day, plan))),
  ...mailing(day, extra),
  ...serverAgents(day),
  ...nightlyBackup(day),
  ...cloudWorker(day),
  ...knocking(day),
];
