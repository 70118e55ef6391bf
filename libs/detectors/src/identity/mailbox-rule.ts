import { apiCallOf, detector, maturity, Novelty, parameter, type ApiCall, type DetectContext } from '@cordon/core';
import type { EntityRef, Measure } from '@cordon/wire';

/**
 * Notices a new or changed inbox rule, or mailbox forwarding, that hides, deletes or sends away mail, catches mail about money or
 * security, or has a name that is no name.
 * Odd, because people sort mail into folders that they read; an intruder wants answers and warnings out of sight.
 * Wrong for people who delete newsletters by rule or forward to an assistant; a sorting rule into an ordinary folder says nothing.
 */
const PRIOR = [
  [1.5, 0],
  [3, 2],
  [6, 5],
  [9, 8],
] as const;

const LEAST = 2;
const OPERATIONS: ReadonlySet<string> = new Set(['New-InboxRule', 'Set-InboxRule', 'UpdateInboxRules', 'Set-Mailbox']);
/** Folders that nobody opens. */
const HIDDEN = /^(?:rss (?:feeds|subscriptions)|conversation history|archive|junk(?: e-?mail)?|deleted items|sync issues|notes|trash)$/i;
const SENSITIVE =
  /\b(?:invoice|payment|bank|iban|wire|transfer|password|sign-?in|security|phish\w*|hack\w*|virus|suspicious|helpdesk|account|ceo|payroll)\b/i;
const CONDITIONS = [
  'SubjectContainsWords',
  'SubjectOrBodyContainsWords',
  'BodyContainsWords',
  'From',
  'FromAddressContainsWords',
  'SentTo',
  'HeaderContainsWords',
];
/** Conditions without words of their own (New-InboxRule); they narrow a rule when they are true. */
const NARROWS = ['MyNameInToBox', 'MyNameInCcBox', 'MyNameInToOrCcBox', 'MyNameNotInToBox', 'SentOnlyToMe', 'HasAttachment', 'FlaggedForAction'];
const FORWARDS = ['ForwardTo', 'RedirectTo', 'ForwardAsAttachmentTo', 'ForwardingSmtpAddress', 'ForwardingAddress'];
const WEIGHT = { hides: 3, deletes: 3, read: 1, away: 4, inside: 1, name: 2.5, sensitive: 2, everything: 1.5, network: 2 };

export const mailboxRule = detector({
  manifest: {
    name: 'identity.mailbox-rule',
    version: 1,
    domain: 'identity',
    classes: [6003],
    tactics: ['TA0005'],
    techniques: ['T1564.008'],
    compares: 'actors',
    prior: PRIOR,
  },
  state: () => ({
    /** User → networks that mailbox and directory work is done from. */
    networks: new Novelty({ halfLifeDays: 60 }),
    rules: new Novelty({ halfLifeDays: 180 }),
  }),

  event(e, ctx, s) {
    const call = apiCallOf(e.event);
    if (!call || !e.principal || call.provider !== 'Microsoft 365') return;
    const network = s.networks.look(ctx, e.key, call.network ?? '');
    if (call.network !== undefined) s.networks.learn(ctx, e.key, call.network);
    if (!OPERATIONS.has(call.operation)) return;
    const rule = ruleOf(call);
    const earlier = s.rules.examples(e.key);
    s.rules.learn(ctx, e.key, rule.name);
    const { score, measures, reasons, leaks } = weigh(rule, ctx);
    if (score < LEAST) return;
    const elsewhere = call.network !== undefined && network.count === 0 ? WEIGHT.network * maturity(network) : 0;
    if (elsewhere > 0.05) {
      measures.push({ name: 'new network', value: Math.round(elsewhere * 100) / 100, unit: 'bits' });
      reasons.push(`it was made from ${call.network}, which is new to this user`);
    }
    const entities: EntityRef[] = [{ ...e.principal, role: 'actor' }];
    if (call.ip !== undefined) entities.push({ kind: 'ip', key: call.ip, role: 'source' });
    if (rule.away !== undefined) entities.push({ kind: 'mailbox', key: rule.away, role: 'destination' });
    ctx.raise({
      score: score + elsewhere,
      subject: e.principal,
      facet: call.failed ? `${rule.name} (failed)` : rule.name,
      title: `${leaks ? 'Mailbox rule that sends mail away' : 'Mailbox rule that hides mail'}${call.failed ? ', which failed' : ''}`,
      reason: `${call.failed ? 'A rule that could not be made' : 'A rule in this mailbox'} ${reasons.join('; ')}.`,
      entities,
      measures,
      compared: earlier.length === 0 ? 'the rules that people make; this user had none before' : `earlier rules of this user`,
      normal: earlier.length > 0 ? earlier : ['rules that sort mail of a sender into a folder that is read'],
      ...(call.failed ? { attempted: true } : {}),
      ...(leaks ? { tactics: ['TA0009', 'TA0005'], techniques: ['T1114.003', 'T1564.008'] } : {}),
    });
  },
});

interface Rule {
  readonly name: string;
  readonly folder: string;
  readonly deletes: boolean;
  readonly marksRead: boolean;
  /** Address that mail goes to. */
  readonly away: string | undefined;
  readonly words: string;
  readonly conditions: number;
}

const yes = (value: string | undefined): boolean => value?.toLowerCase() === 'true';
const ADDRESS = /[^\s<>;,:"'[\]]+@[^\s<>;,:"'[\]]+/;

function ruleOf(call: ApiCall): Rule {
  const p = call.parameters;
  const away = FORWARDS.map((f) => ADDRESS.exec(parameter(p, f) ?? '')?.[0]).find((a) => a !== undefined);
  const folder = parameter(p, 'MoveToFolder') ?? parameter(p, 'CopyToFolder') ?? '';
  return {
    name: (parameter(p, 'Name') ?? parameter(p, 'RuleName') ?? parameter(p, 'Identity') ?? '').slice(0, 100),
    folder: folder.slice(folder.lastIndexOf('\\') + 1).trim(),
    deletes: yes(parameter(p, 'DeleteMessage')) || yes(parameter(p, 'SoftDeleteMessage')),
    marksRead: yes(parameter(p, 'MarkAsRead')),
    away: away?.toLowerCase(),
    words: CONDITIONS.map((c) => parameter(p, c) ?? '').join(' '),
    conditions: CONDITIONS.filter((c) => (parameter(p, c) ?? '') !== '').length + NARROWS.filter((c) => /^true$/i.test(parameter(p, c) ?? '')).length,
  };
}

function weigh(r: Rule, ctx: DetectContext): { score: number; measures: Measure[]; reasons: string[]; leaks: boolean } {
  const measures: Measure[] = [];
  const reasons: string[] = [];
  let score = 0;
  const add = (name: string, weight: number, reason: string): void => {
    score += weight;
    measures.push({ name, value: weight, unit: 'bits' });
    reasons.push(reason);
  };
  const hides = HIDDEN.test(r.folder);
  if (hides) add('hides mail', WEIGHT.hides, `moves mail into the folder ${r.folder}, which hardly anybody opens`);
  if (r.deletes) add('deletes mail', WEIGHT.deletes, 'deletes mail');
  const away = r.away;
  const leaks = away !== undefined && !ctx.estate.ownsDomain(away.slice(away.lastIndexOf('@') + 1));
  if (away !== undefined)
    add(
      leaks ? 'sends mail away' : 'forwards inside',
      leaks ? WEIGHT.away : WEIGHT.inside,
      `sends mail on to ${leaks ? 'an address outside' : 'a colleague'}`,
    );
  if (r.marksRead && (hides || r.folder !== '')) add('marks as read', WEIGHT.read, 'marks it as read');
  const acts = hides || r.deletes || away !== undefined;
  if (acts && !/[\p{L}\p{N}]{2}/u.test(r.name) && r.name !== '') add('odd name', WEIGHT.name, 'has a name that is no name');
  if (acts && SENSITIVE.test(r.words)) add('catches mail about money or security', WEIGHT.sensitive, 'catches mail about money or security');
  if (acts && r.conditions === 0 && (hides || r.deletes)) add('catches everything', WEIGHT.everything, 'catches all mail');
  return { score, measures, reasons, leaks };
}
