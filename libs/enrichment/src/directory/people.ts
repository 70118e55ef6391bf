import { canonicalKey, canonicalMail, CRITICALITY_WORDS, type Person } from '@cordon/core';
import { levelOf } from '../shared/level';
import { MistakeList } from '../shared/mistake-list';
import { MailKinds } from '../mail/mail-kinds';
import { MAX_PEOPLE, type DirectoryEntry, type DirectoryResult, type DirectoryRules, type EntriesResult } from './person';

/** An own domain is that of at least this share of all people, and of two. */
const OWN_SHARE = 0.1;
const OWN_LEAST = 2;
/** correlation.md, section 4: high. */
const VIP_CRITICALITY = 1.5;
/** Account names that exist everywhere and are nobody's. */
const SHARED_ACCOUNTS = new Set(['administrator', 'admin', 'guest', 'root', 'krbtgt', 'system', 'user', 'test', 'service']);

interface Draft {
  readonly entry: DirectoryEntry;
  readonly mail: string;
  readonly upn: string;
}

/** Entries → people, or every mistake with its place: addresses that are none, the same person twice, too many. */
export function peopleOf({ entries, mistakes: before }: EntriesResult, rules: DirectoryRules): DirectoryResult {
  const mistakes = new MistakeList(before);
  if (entries.length > MAX_PEOPLE) mistakes.note('', `there are more than ${MAX_PEOPLE} people`);
  const drafts = entries.flatMap((entry) => draftOf(entry, mistakes));
  const named = new Map<string, Draft>();
  for (const d of drafts)
    for (const key of new Set([d.mail, d.upn])) {
      if (named.has(key)) mistakes.note(d.entry.place, `names ${key} twice`);
      named.set(key, d);
    }
  if (mistakes.count > 0) return { mistakes: mistakes.told };
  const managers = managersOf(drafts);
  const shared = sharedAccounts(drafts);
  const people = drafts.map((d) => personOf(d, rules, managers, named, shared));
  return { people, domains: ownDomains(people), skipped: entries.length - drafts.length };
}

function draftOf(entry: DirectoryEntry, mistakes: MistakeList): Draft[] {
  const [first = entry.upn] = entry.mails;
  if (first === undefined) return [];
  const mail = canonicalMail(first);
  const upn = entry.upn === undefined ? mail : canonicalMail(entry.upn);
  if (mail === undefined) mistakes.note(entry.place, `${quoted(first)} is no mail address`);
  else if (upn === undefined) mistakes.note(entry.place, `${quoted(entry.upn)} is no user principal name`);
  if (entry.criticality !== undefined && levelOf(entry.criticality) === undefined) mistakes.note(entry.place, `criticality ${CRITICALITY_WORDS}`);
  return mail === undefined || upn === undefined ? [] : [{ entry, mail, upn }];
}

const MAX_QUOTED = 60;
const quoted = (text: string | undefined): string => JSON.stringify((text ?? '').slice(0, MAX_QUOTED));

function personOf(
  { entry, mail, upn }: Draft,
  rules: DirectoryRules,
  managers: ReadonlyMap<string, string>,
  named: ReadonlyMap<string, Draft>,
  shared: ReadonlySet<string>,
): Person {
  const aliases = new Set([...furtherMails(entry), ...accountsOf(entry, rules, shared)].filter((a) => a !== mail && a !== upn && !named.has(a)));
  const vip = isVip(entry, rules);
  const criticality = levelOf(entry.criticality) ?? (vip ? VIP_CRITICALITY : undefined);
  const tags = [...(vip ? ['vip'] : []), ...(entry.active ? [] : ['inactive'])];
  const sid = entry.sid === undefined ? undefined : canonicalKey('user', entry.sid);
  const objectId = entry.objectId === undefined ? undefined : canonicalKey('user', entry.objectId);
  const manager = entry.manager === undefined ? undefined : managers.get(entry.manager.toLowerCase());
  return {
    name: entry.name ?? mail.slice(0, mail.lastIndexOf('@')),
    mail,
    upn,
    arns: [],
    ...(entry.id === undefined ? {} : { id: entry.id }),
    ...(sid === undefined ? {} : { sid }),
    ...(objectId === undefined ? {} : { objectId }),
    ...(aliases.size === 0 ? {} : { aliases: [...aliases] }),
    ...(entry.department === undefined ? {} : { department: entry.department }),
    ...(entry.title === undefined ? {} : { title: entry.title }),
    ...(manager === undefined ? {} : { manager }),
    ...(criticality === undefined ? {} : { criticality }),
    ...(tags.length === 0 ? {} : { tags }),
  };
}

const furtherMails = (entry: DirectoryEntry): readonly string[] => entry.mails.slice(1).flatMap((m) => canonicalMail(m) ?? []);

/** `DOMAIN\name` where the domain is known, and the name alone where it is one person's. */
function accountsOf(entry: DirectoryEntry, { netbios }: DirectoryRules, shared: ReadonlySet<string>): readonly string[] {
  const account = entry.account?.toLowerCase();
  if (account === undefined || account.includes('@')) return [];
  const slash = account.lastIndexOf('\\');
  const name = account.slice(slash + 1);
  const domain = slash > 0 ? account.slice(0, slash) : netbios?.toLowerCase();
  if (name === '') return [];
  return [...(domain === undefined ? [] : [`${domain}\\${name}`]), ...(shared.has(name) ? [] : [name])];
}

/** Names that two people have in two domains are neither's. */
function sharedAccounts(drafts: readonly Draft[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const shared = new Set(SHARED_ACCOUNTS);
  for (const { entry } of drafts) {
    const name = entry.account?.toLowerCase().replace(/^.*\\/, '');
    if (name === undefined) continue;
    if (seen.has(name)) shared.add(name);
    seen.add(name);
  }
  return shared;
}

function managersOf(drafts: readonly Draft[]): ReadonlyMap<string, string> {
  const upnOf = new Map<string, string>();
  for (const { entry, mail, upn } of drafts)
    for (const name of [entry.dn, entry.id, mail, upn]) if (name !== undefined) upnOf.set(name.toLowerCase(), upn);
  return upnOf;
}

function isVip({ title, groups }: DirectoryEntry, { vipTitles = [], vipGroups = [] }: DirectoryRules): boolean {
  const words = title?.toLowerCase();
  if (words !== undefined && vipTitles.some((t) => words.includes(t.toLowerCase()))) return true;
  if (vipGroups.length === 0 || groups.length === 0) return false;
  const wanted = new Set(vipGroups.map((g) => g.toLowerCase()));
  return groups.some((g) => wanted.has(g.toLowerCase()) || wanted.has(commonName(g)));
}

/** `CN=Executives,OU=…` → `executives`. */
const commonName = (dn: string): string => /^cn=([^,]+)/i.exec(dn)?.[1]?.toLowerCase() ?? '';

/** Guests are in directories too, so one bearer is not enough; a provider of free addresses is nobody's own. */
function ownDomains(people: readonly Person[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { mail, upn } of people)
    for (const domain of new Set([mail, upn].map((key) => key.slice(key.lastIndexOf('@') + 1)))) counts.set(domain, (counts.get(domain) ?? 0) + 1);
  const least = Math.max(OWN_LEAST, people.length * OWN_SHARE);
  const kinds = new MailKinds();
  return [...counts].filter(([domain, n]) => n >= least && kinds.of(domain) === undefined).map(([domain]) => domain);
}
