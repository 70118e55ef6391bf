import { staged, type Draft } from '../records';
import type { Day } from '../life/day';
import { consent, userLoggedIn, userLoginFailed } from '../formats/ual-directory';
import { mailItemsAccessed, newInboxRule, webMail } from '../formats/ual-exchange';
import { fileAct } from '../formats/ual-files';
import { newMessageId } from '../formats/rfc5322';
import { APPS } from '../formats/ual';
import { fileName } from '../life/files';
import { talk } from '../life/traffic';
import { MINUTE, SECOND } from '../time';
import type { Intruder } from './intruder';

const SPRAY_MS = 34 * MINUTE;
const SPRAYED_SHARE = 0.75;
const SECOND_ADDRESS = 0.3;

/** One or two passwords against most of the company; no account long enough to be locked. */
export const spray = (day: Day, who: Intruder, begin: number): Draft[] => {
  const random = day.random.fork('spray');
  const others = day.world.people.filter((p) => p !== who.victim);
  const tried = random.shuffle([who.victim, ...random.sample(others, Math.round(others.length * SPRAYED_SHARE))]);
  const attempts = tried.flatMap((person, i) => {
    const at = begin + Math.round((i / tried.length) * SPRAY_MS);
    return Array.from({ length: random.int(1, 2) }, (_, n) => ({ person, at: at + n * 11 * MINUTE + random.int(0, 30) * SECOND }));
  });
  return staged(
    'spray',
    attempts.map(({ person, at }) => {
      const ip = random.chance(SECOND_ADDRESS) ? who.secondIp : who.ip;
      return userLoginFailed(day.world, random, { at, person, ip, client: who.client, app: APPS.officeWeb });
    }),
  );
};

/** With the password that the page took: two sign-ins as the victim, from far away and an unknown client. */
export const strangeLogon = (day: Day, who: Intruder, begin: number): Draft[] => {
  const random = day.random.fork('strange-logon');
  const signIn = { person: who.victim, ip: who.ip, client: who.client };
  return staged('logon', [
    userLoggedIn(day.world, random, { ...signIn, at: begin, app: APPS.officeWeb }),
    userLoggedIn(day.world, random, { ...signIn, at: begin + 95 * SECOND, app: APPS.webMail }),
  ]);
};

const LOOKS = 5;
const FILES = 14;

/** Old mails and the finance shelf, among them the note with the cloud key. */
export const collection = (day: Day, who: Intruder, begin: number): Draft[] => {
  const random = day.random.fork('collection');
  const act = { person: who.victim, ip: who.ip };
  const mails = Array.from({ length: LOOKS }, (_, i) => {
    const ids = Array.from({ length: random.int(4, 12) }, () => newMessageId(random, random.pick(day.world.partners).domain));
    return mailItemsAccessed(
      day.world,
      random,
      { ...act, at: begin + i * random.int(20, 40) * SECOND, clientInfo: webMail(who.client.userAgent) },
      ids,
    );
  });
  const note = fileAct(day.world, random, {
    ...act,
    at: begin + 3 * MINUTE,
    operation: 'FileAccessed',
    userAgent: who.client.userAgent,
    site: undefined,
    file: 'Cloud access notes.docx',
  });
  const taken = Array.from({ length: FILES }, (_, i) =>
    fileAct(day.world, random, {
      ...act,
      at: begin + 3 * MINUTE + (i + 1) * 7 * SECOND,
      operation: 'FileDownloaded',
      userAgent: who.client.userAgent,
      site: who.victim.department,
      file: fileName(who.victim.department, random),
    }),
  );
  return staged('collection', [...mails, note, ...taken]);
};

/** From the file server to the victim's device, by what was planted there. */
export const gathering = (day: Day, who: Intruder, at: number, bytes: number): Draft[] => {
  const random = day.random.fork('gathering');
  const { file01 } = day.world.servers;
  return staged('collection', [
    talk(random, {
      at,
      from: who.victim.device,
      to: { ip: file01.ip, port: 445 },
      service: 'gssapi,smb',
      sent: 9_400_000,
      received: bytes,
      durationMs: 11 * MINUTE,
      exact: true,
    }),
  ]);
};

/** Whatever would warn the victim goes, read, where nobody looks. */
export const hidingRule = (day: Day, who: Intruder, begin: number): Draft[] => {
  const random = day.random.fork('hiding-rule');
  const name = random.pick(['.', '..', ',', 'z']);
  const parameters = {
    SubjectOrBodyContainsWords: 'invoice;payment;bank;sign-in;password',
    MoveToFolder: 'RSS Feeds',
    MarkAsRead: 'True',
    StopProcessingRules: 'True',
  };
  return staged('mailbox-rule', [
    newInboxRule(day.world, random, { at: begin, person: who.victim, ip: who.ip, clientInfo: webMail(who.client.userAgent) }, { name, parameters }),
  ]);
};

/** An application that keeps access when the password is changed. */
export const strangeConsent = (day: Day, who: Intruder, begin: number): Draft[] => {
  const random = day.random.fork('strange-consent');
  const appName = random.pick(['Mail Upgrade Assistant', 'Document Viewer Pro', 'O365 Sync Helper']);
  const scopes = ' offline_access openid profile Mail.Read Mail.Send Files.Read.All Contacts.Read';
  return staged(
    'consent',
    consent(day.world, random, { at: begin, person: who.victim, ip: who.ip, userAgent: who.client.userAgent, appName, appId: random.guid(), scopes }),
  );
};
