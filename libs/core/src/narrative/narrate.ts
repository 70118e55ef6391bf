import type { EntityKey, EntityRef, IncidentEntity, Sentence } from '@cordon/wire';
import { techniqueName } from '../attack';
import type { DecidedLink } from '../correlate/entry';
import { linkSentence } from '../correlate/link-reason';
import { actorOf, type Member } from '../correlate/member';
import { judge, tacticsSaid, type Judgement } from './hypothesis';
import { plainKey, plainText, spell } from './plain-text';

export interface Story {
  /** In order of time. */
  readonly members: readonly Member[];
  readonly entities: readonly IncidentEntity[];
  readonly ties: readonly Tie[];
}

/** What holds a finding in the incident most strongly. */
export interface Tie {
  readonly finding: string;
  readonly link: Pick<DecidedLink, 'partner' | 'weight' | 'dtMs' | 'reason'>;
}

/** Findings told one by one; the rest are summed up. */
const MOST_TOLD = 12;
/** Ids under one sentence. */
const MOST_EVIDENCE = 20;
const MOST_NAMED = 4;
/** Links told; all of them are in the incident's data. */
const MOST_TIES = 3;
const TITLE = 140;

/**
 * Title and narrative of an incident in plain words. Every sentence carries the ids of the findings it rests on, as data: in its
 * text findings are called by their titles. It is made of Cordon's own words, detector titles and entity keys; both are cleaned
 * (plain-text.ts), since an attacker chooses some keys.
 */
export function narrate(story: Story): { readonly title: string; readonly narrative: readonly Sentence[] } {
  const judged = judge(story.members);
  return {
    title: titleOf(story, judged),
    narrative: [...hypothesis(story, judged), ...events(story), ...whyTogether(story), ...blast(story), ...attack(story)],
  };
}

function titleOf({ members, entities }: Story, judged: Judgement | undefined): string {
  const kind = judged?.name ?? plainText(strongestOf(members)?.title ?? 'odd activity');
  const whom = subjectOf(members, entities);
  const text = `${kind.charAt(0).toUpperCase()}${kind.slice(1)}${whom ? `: ${whom}` : ''}`;
  return plainText(text, TITLE);
}

const strongestOf = (members: readonly Member[]): Member | undefined =>
  members.reduce<Member | undefined>((a, b) => (a && a.bits >= b.bits ? a : b), undefined);

/** Who or what it is about: the entity that most findings name, people and machines before things; of equals the one with most evidence. */
function subjectOf(members: readonly Member[], entities: readonly IncidentEntity[]): string | undefined {
  const bodies = entities.filter((e) => ['user', 'mailbox', 'device', 'principal', 'ot'].includes(e.kind));
  const first = bodies.find((e) => !e.claimed) ?? bodies[0] ?? entities[0];
  if (!first) return undefined;
  const equals = bodies.filter((e) => e.kind === first.kind && e.claimed === first.claimed && e.findings === first.findings);
  if (equals.length < 2) return nameOf(first);
  return nameOf(equals.map((e) => ({ e, bits: bitsOn(e, members) })).reduce((a, b) => (b.bits > a.bits ? b : a)).e);
}

/** Bits of the findings that name an entity. */
const bitsOn = (e: IncidentEntity, members: readonly Member[]): number =>
  members.reduce((sum, m) => (m.entities.some((x) => x.kind === e.kind && x.key === e.key) ? sum + m.bits : sum), 0);

/** Directories' object ids tell a reader nothing; an address or an account does, and a name may be borne by two. */
const OBJECT_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function nameOf(e: IncidentEntity): string {
  if (e.name === undefined) return plainKey(e);
  return OBJECT_ID.test(e.key) ? plainText(e.name, 60) : `${plainText(e.name, 60)} (${plainKey(e)})`;
}

function hypothesis({ members }: Story, found: Judgement | undefined): Sentence[] {
  if (!found) return [];
  const marks = found.found.map((m) => m.said);
  const evidence = cut(found.found.flatMap((m) => m.evidence));
  const sentences = [{ text: `This looks like ${found.name}, because of ${listed(marks)}.`, evidence }];
  if (found.missing.length > 0)
    sentences.push({ text: `Looked for and not found so far: ${listed(found.missing)}.`, evidence: cut(members.map((m) => m.id)) });
  return sentences;
}

function events({ members }: Story): Sentence[] {
  const loudest = [...members].sort((a, b) => b.bits - a.bits || a.at - b.at).slice(0, MOST_TOLD);
  const chosen = new Set(loudest);
  const shown = members.filter((m) => chosen.has(m));
  const rest = members.filter((m) => !chosen.has(m));
  const one = shown.map(told);
  if (rest.length === 0) return one;
  const detectors = [...new Set(rest.map((m) => plainText(m.detector, 60)))];
  return [
    ...one,
    { text: `${count(rest.length, 'more finding')} of ${listed(detectors.slice(0, MOST_NAMED))}.`, evidence: cut(rest.map((m) => m.id)) },
  ];
}

/** A finding's own sentence never changes; an incident is told anew with each finding that joins. */
const sentences = new WeakMap<Member, Sentence>();

function told(m: Member): Sentence {
  const before = sentences.get(m);
  if (before) return before;
  const sentence = { text: `${when(m.at)} UTC, ${m.domain}: ${plainText(m.title)}${naming(m)}.`, evidence: [m.id] };
  sentences.set(m, sentence);
  return sentence;
}

function naming(m: Member): string {
  const actor = actorOf(m);
  const others = m.entities.filter((e) => e !== actor);
  const named = [...(actor ? [actor] : []), ...others].slice(0, MOST_NAMED).map((e) => `${e.kind} ${called(e)}`);
  return named.length === 0 ? '' : ` (${named.join(', ')})`;
}

const called = (e: EntityKey & Pick<EntityRef, 'name'>): string =>
  e.name === undefined ? plainKey(e) : `“${plainText(e.name, 60)}” (${plainKey(e)})`;

/** The strongest links say why this is one story; each reason once. */
function whyTogether({ members, ties }: Story): Sentence[] {
  const known = new Map(members.map((m) => [m.id, m]));
  const strong = [...ties].sort((a, b) => b.link.weight - a.link.weight || (a.finding < b.finding ? -1 : 1));
  const told = new Map<string, Tie>();
  for (const tie of strong) {
    if (told.size === MOST_TIES) break;
    if (!told.has(tie.link.reason)) told.set(tie.link.reason, tie);
  }
  return [...told.values()].flatMap(({ finding, link }) => {
    const [member, partner] = [known.get(finding), known.get(link.partner)];
    if (!member) return [];
    const other = partner ? quoted(partner) : 'an earlier finding';
    const text = `${quoted(member)} belongs here: ${linkSentence(link, other)} (weight ${link.weight.toFixed(2)}).`;
    return [{ text, evidence: partner ? [finding, partner.id] : [finding] }];
  });
}

/** Quotation marks of print: plain ones would read as markup in some places. */
const quoted = (m: Member): string => `“${plainText(m.title, 80)}”`;

function blast({ members, entities }: Story): Sentence[] {
  const of = (kind: IncidentEntity['kind']): IncidentEntity[] => entities.filter((e) => e.kind === kind);
  const parts = (
    [
      ['user', 'account'],
      ['mailbox', 'mailbox'],
      ['device', 'device'],
      ['principal', 'cloud principal'],
      ['key', 'access key'],
      ['ot', 'OT asset'],
      ['ip', 'address'],
    ] as const
  ).flatMap(([kind, word]) => (of(kind).length > 0 ? [count(of(kind).length, word)] : []));
  const first = members[0];
  const last = members.at(-1);
  if (parts.length === 0 || !first || !last) return [];
  const span = last.at === first.at ? '' : ` within ${spell(last.at - first.at)}`;
  return [{ text: `It touches ${listed(parts)}${span}.`, evidence: cut(members.map((m) => m.id)) }];
}

function attack({ members }: Story): Sentence[] {
  const known = members.filter((m) => m.tactics.length + m.techniques.length > 0);
  if (known.length === 0) return [];
  const techniques = [...new Set(known.flatMap((m) => m.techniques))].map((t) => `${plainText(techniqueName(t), 60)} (${plainText(t, 12)})`);
  const tactics = tacticsSaid(known).map((t) => plainText(t, 40));
  const said = techniques.length > 0 ? `; techniques ${listed(techniques.slice(0, 8))}` : '';
  return [{ text: `ATT&CK tactics ${listed(tactics)}${said}.`.replace('ATT&CK tactics ;', 'ATT&CK'), evidence: cut(known.map((m) => m.id)) }];
}

const cut = (ids: readonly string[]): string[] => [...new Set(ids.slice(0, MOST_EVIDENCE * 4))].slice(0, MOST_EVIDENCE);
const when = (at: number): string => new Date(at).toISOString().slice(0, 16).replace('T', ' ');
const count = (n: number, word: string): string => `${n} ${word}${n === 1 ? '' : word.endsWith('x') || word.endsWith('s') ? 'es' : 's'}`;

function listed(items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;
}
