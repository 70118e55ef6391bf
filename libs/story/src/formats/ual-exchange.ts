import type { Random } from '../random';
import type { Draft } from '../records';
import type { Person, World } from '../world/world';
import { APPS, RECORD_TYPE, audit, pairs, type Fields } from './ual';

/** What somebody does in a mailbox, and from where. */
export interface MailboxAct {
  readonly at: number;
  readonly person: Person;
  readonly ip: string;
  /** As Exchange writes it: `Client=MSExchangeRPC`, `Client=OWA;<user agent>`, ... */
  readonly clientInfo: string;
}

export const OUTLOOK = 'Client=MSExchangeRPC';
export const OUTLOOK_MOBILE = 'Client=REST;Client=RESTSystem;;';
export const webMail = (userAgent: string): string => `Client=OWA;Action=ViaProxy;${userAgent};`;

const SERVER_VERSION = '15.20.7698.000';

const server = (random: Random): string => `AM${random.int(0, 9)}PR0${random.int(1, 9)}MB${random.int(1000, 9999)} (${SERVER_VERSION})`;

const mailbox = (world: World, random: Random, act: MailboxAct): Fields => ({
  ClientIPAddress: act.ip,
  ClientInfoString: act.clientInfo,
  ...(act.clientInfo === OUTLOOK && { ClientProcessName: 'OUTLOOK.EXE', ClientVersion: '16.0.17628.20144' }),
  ExternalAccess: false,
  InternalLogonType: 0,
  LogonType: 0,
  LogonUserSid: act.person.sid,
  MailboxGuid: act.person.mailboxGuid,
  MailboxOwnerSid: act.person.sid,
  MailboxOwnerUPN: act.person.upn,
  OrganizationName: world.company.tenantName,
  OriginatingServer: `${server(random)}\r\n`,
});

const head = (act: MailboxAct, operation: string, recordType: number, result: string) =>
  ({ at: act.at, operation, recordType, workload: 'Exchange', person: act.person, userKey: act.person.puid, ip: act.ip, result }) as const;

const itemId = (random: Random): string => `LgAAAAD${random.letters(24)}AQB${random.letters(20)}AAA`;

/** Somebody opened mails (record type 50: one record for several). */
export const mailItemsAccessed = (world: World, random: Random, act: MailboxAct, messageIds: readonly string[], folder = '\\Inbox'): Draft => {
  const items = messageIds.map((m) => ({ Id: itemId(random), InternetMessageId: m, SizeInBytes: random.size(24_000) }));
  const common = mailbox(world, random, act);
  const [session, folderId] = [random.guid(), itemId(random)];
  return audit(world, random, head(act, 'MailItemsAccessed', RECORD_TYPE.exchangeAggregated, 'Succeeded'), () => ({
    AppId: APPS.exchange,
    ClientAppId: '',
    ...common,
    OperationProperties: pairs({ MailAccessType: 'Bind', IsThrottled: 'False' }),
    SessionId: session,
    Folders: [{ FolderItems: items, Id: folderId, Path: folder }],
    OperationCount: items.length,
  }));
};

export const mailSent = (world: World, random: Random, act: MailboxAct, messageId: string, subject: string): Draft => {
  const common = mailbox(world, random, act);
  const session = random.guid();
  return audit(world, random, head(act, 'Send', RECORD_TYPE.exchangeItem, 'Succeeded'), () => ({
    AppId: APPS.exchange,
    ...common,
    SessionId: session,
    Item: { Id: 'Unknown', InternetMessageId: messageId, Subject: subject, SizeInBytes: random.size(18_000) },
  }));
};

export interface Rule {
  readonly name: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** Exchange's admin log writes the port behind the address. */
export const newInboxRule = (world: World, random: Random, act: MailboxAct, rule: Rule): Draft => {
  const [port, origin, session] = [random.int(20_000, 60_000), server(random), random.guid()];
  const box = `${world.company.tenantName}/${act.person.objectId}`;
  return audit(world, random, { ...head(act, 'New-InboxRule', RECORD_TYPE.exchangeAdmin, 'True'), ip: `${act.ip}:${port}` }, () => ({
    ObjectId: `${box}\\${rule.name}`,
    AppId: APPS.exchange,
    ClientAppId: '',
    ExternalAccess: false,
    OrganizationName: world.company.tenantName,
    OriginatingServer: origin,
    Parameters: pairs({ AlwaysDeleteOutlookRulesBlob: 'False', Force: 'False', Name: rule.name, ...rule.parameters }),
    SessionId: session,
  }));
};
