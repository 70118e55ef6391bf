import { canonicalDomain, canonicalIp, canonicalKey, canonicalMac, canonicalMail, parseCidr, type Asset, type Person } from '@cordon/core';
import { dead, ok, type Result } from '@cordon/wire';
import { isObject } from '../shared/json';
import { readYamlText } from '../shared/yaml-lines';
import type { Inventory, Network, Partner } from './inventory';
import { Reader, type Mistake } from './reader';

/** Mistakes that the one-sentence reason of a dead record has room for; the rest is counted. */
const MAX_TOLD = 20;

/** inventory.yaml → Inventory, or CORDON_INVENTORY_INVALID with all mistakes and their lines. Never throws. */
export function parseInventory(text: string): Result<Inventory> {
  const yaml = readYamlText(text);
  if ('mistakes' in yaml) return dead('CORDON_INVENTORY_INVALID', list(yaml.mistakes));
  if (!isObject(yaml.value)) return dead('CORDON_INVENTORY_INVALID', 'the file must have named members');
  const mistakes: Mistake[] = [];
  const inventory = readInventory(new Reader(yaml.value, '', mistakes));
  if (mistakes.length === 0) return ok(inventory);
  return dead('CORDON_INVENTORY_INVALID', list(mistakes.map((m) => `line ${yaml.lineOf(m.place)}: ${m.place} ${m.message}`)), mistakes[0]?.place);
}

function list(mistakes: readonly string[]): string {
  const told = mistakes.slice(0, MAX_TOLD).join('; ');
  return mistakes.length > MAX_TOLD ? `${told}; and ${mistakes.length - MAX_TOLD} more` : told;
}

function readInventory(r: Reader): Inventory {
  r.only('tenant', 'domains', 'awsAccounts', 'partners', 'people', 'assets', 'networks');
  const tenant = r.text('tenant');
  const domains = r.keys('domains', canonicalDomain, 'domain');
  const accounts = r.texts('awsAccounts');
  const partners = r.objects('partners').flatMap(readPartner);
  const drafts = r.objects('people').flatMap((p) => readPerson(p, accounts));
  const upnOf = directory(r, drafts);
  const assetDrafts = r.objects('assets').flatMap((a) => readAsset(a, upnOf));
  const keyOf = devices(r, assetDrafts);
  const people = drafts.map(({ person, reader, device }) => {
    const key = device === undefined ? undefined : keyOf.get(device.toLowerCase());
    if (device !== undefined && key === undefined) reader.note('device', 'names no asset');
    return key === undefined ? person : { ...person, device: key };
  });
  const networks = r.objects('networks').flatMap(readNetwork);
  return { domains, partners, people, assets: assetDrafts, networks, ...(tenant === undefined ? {} : { tenant }) };
}

function readPartner(r: Reader): Partner[] {
  r.only('name', 'domains');
  const name = r.needed('name');
  const domains = r.keys('domains', canonicalDomain, 'domain');
  if (domains.length === 0) r.note('domains', 'is empty');
  return name === undefined ? [] : [{ name, domains }];
}

interface PersonDraft {
  readonly person: Person;
  readonly reader: Reader;
  readonly device?: string;
}

function readPerson(r: Reader, accounts: readonly string[]): PersonDraft[] {
  r.only('id', 'name', 'mail', 'upn', 'sid', 'objectId', 'aws', 'department', 'title', 'criticality', 'device', 'class', 'tags', 'protected');
  const name = r.needed('name');
  const mail = r.neededKey('mail', canonicalMail, 'mail address');
  const upn = r.key('upn', canonicalMail, 'user principal name') ?? mail;
  const device = r.text('device');
  const arns = r.texts('aws').flatMap((aws) => arnsOf(r, aws, accounts));
  const rest = present({
    id: r.text('id'),
    sid: r.key('sid', (raw) => canonicalKey('user', raw), 'SID'),
    objectId: r.key('objectId', (raw) => canonicalKey('user', raw), 'object id'),
    department: r.text('department'),
    title: r.text('title'),
    criticality: r.criticality(),
    class: r.text('class')?.toLowerCase(),
    tags: tagsOf(r),
    protected: r.reason('protected', 'protected by the inventory'),
  });
  if (name === undefined || mail === undefined || upn === undefined) return [];
  return [{ person: { name, mail, upn, arns, ...rest }, reader: r, ...(device === undefined ? {} : { device }) }];
}

function tagsOf(r: Reader): readonly string[] | undefined {
  const tags = r.texts('tags').map((t) => t.toLowerCase());
  return tags.length === 0 ? undefined : tags;
}

function arnsOf(r: Reader, aws: string, accounts: readonly string[]): readonly string[] {
  if (aws.startsWith('arn:')) return [aws];
  if (accounts.length === 0) r.note('aws', 'is no ARN, and awsAccounts is empty');
  return accounts.map((account) => `arn:aws:iam::${account}:user/${aws}`);
}

function readAsset(r: Reader, upnOf: ReadonlyMap<string, string>): Asset[] {
  r.only('id', 'hostname', 'ip', 'mac', 'class', 'criticality', 'owner', 'protected');
  const device = (raw: string): string | undefined => canonicalKey('device', raw);
  const hostname = r.key('hostname', device, 'host name');
  const key = r.key('id', device, 'device id') ?? hostname;
  const owner = r.text('owner');
  const upn = owner === undefined ? undefined : upnOf.get(owner.toLowerCase());
  if (owner !== undefined && upn === undefined) r.note('owner', 'names nobody in people');
  if (key === undefined) r.note('hostname', 'or id must be given');
  const rest = present({
    hostname,
    ip: r.key('ip', canonicalIp, 'address'),
    mac: r.key('mac', canonicalMac, 'MAC address'),
    class: r.text('class')?.toLowerCase(),
    criticality: r.criticality(),
    owner: upn,
    protected: r.reason('protected', 'protected by the inventory'),
  });
  return key === undefined ? [] : [{ key, ...rest }];
}

function readNetwork(r: Reader): Network[] {
  r.only('cidr', 'name', 'country', 'own');
  const cidr = r.neededKey('cidr', (raw) => parseCidr(raw)?.text, 'network in CIDR form');
  const country = r.text('country')?.toUpperCase();
  if (country !== undefined && !/^[A-Z]{2}$/.test(country)) r.note('country', 'must be two letters (ISO 3166)');
  const own = r.flag('own') ?? false;
  if (cidr === undefined) return [];
  return [{ cidr, name: r.text('name') ?? cidr, own, ...(country === undefined ? {} : { country }) }];
}

/** id, mail and UPN of everybody → UPN; the same person twice is a mistake. */
function directory(r: Reader, drafts: readonly PersonDraft[]): ReadonlyMap<string, string> {
  const upnOf = new Map<string, string>();
  const seen = new Set<string>();
  for (const { person } of drafts) {
    if (seen.has(person.mail) || seen.has(person.upn)) r.note('people', `names ${person.mail} twice`);
    seen.add(person.mail).add(person.upn);
    for (const name of [person.id, person.mail, person.upn]) if (name !== undefined) upnOf.set(name.toLowerCase(), person.upn);
  }
  return upnOf;
}

function devices(r: Reader, assets: readonly Asset[]): ReadonlyMap<string, string> {
  const keyOf = new Map<string, string>();
  for (const asset of assets) {
    if (keyOf.has(asset.key)) r.note('assets', `names ${asset.key} twice`);
    keyOf.set(asset.key, asset.key);
    if (asset.hostname !== undefined) keyOf.set(asset.hostname, asset.key);
  }
  return keyOf;
}

type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Leaves out members that are undefined: absent is not false. */
function present<T extends Record<string, unknown>>(members: T): Present<T> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Present<T>;
}
