import type { Draft } from '../records';
import type { Random } from '../random';
import { consent, type Grant } from '../formats/ual-directory';
import { newInboxRule, OUTLOOK, type Rule } from '../formats/ual-exchange';
import { moments, type Day, type Plan } from './day';

const MAKES_A_RULE = 0.025;
const CONSENTS = 0.03;

/** Applications that this company's people already use. */
const KNOWN_APPS = [
  { appName: 'Tallybird CRM', appId: '6b1d0c52-9d0e-4a3f-8f0a-2f7f3c1a9e01', scopes: ' openid profile email User.Read' },
  { appName: 'Paperlane Sign', appId: '0e8a7b44-51c3-4a7e-b1d2-77b1c0d4aa02', scopes: ' openid profile User.Read Files.Read' },
  { appName: 'Paperclock Time', appId: 'd4f0a6c1-3f7b-4f43-9a55-0c5b8ee2bb03', scopes: ' openid profile User.Read Calendars.Read' },
] as const;

export const sortingRule = (sender: string, folder: string): Rule => ({
  name: folder,
  parameters: { From: sender, MoveToFolder: folder, StopProcessingRules: 'True' },
});

const RULES: readonly Rule[] = [
  sortingRule('news@morningpost.example', 'News'),
  sortingRule('no-reply@helpline.example', 'Tickets'),
  { name: 'Out of sight', parameters: { SubjectContainsWords: 'Lunch menu', MoveToFolder: 'Canteen', MarkAsRead: 'True' } },
  { name: 'Copies', parameters: { SentTo: 'team', MoveToFolder: 'Team', StopProcessingRules: 'False' } },
];

/** Now and then somebody sorts their mail with a rule. */
export const mailboxRules = (day: Day, plan: Plan): Draft[] => {
  const random = day.random.fork(`rules/${plan.person.id}`);
  if (!random.chance(MAKES_A_RULE)) return [];
  return moments(day, plan, 1, random).map((at) =>
    newInboxRule(day.world, random, { at, person: plan.person, ip: plan.place.ip, clientInfo: OUTLOOK }, random.pick(RULES)),
  );
};

export const grantOf = (plan: Plan, at: number, app: { appName: string; appId: string; scopes: string }): Grant => ({
  at,
  person: plan.person,
  ip: plan.place.ip,
  userAgent: plan.person.client.userAgent,
  ...app,
});

/** Now and then somebody lets an application in. */
export const consents = (day: Day, plan: Plan): Draft[] => {
  const random: Random = day.random.fork(`consents/${plan.person.id}`);
  if (!random.chance(CONSENTS)) return [];
  return moments(day, plan, 1, random).flatMap((at) => consent(day.world, random, grantOf(plan, at, random.pick(KNOWN_APPS))));
};
