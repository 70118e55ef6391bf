import { canonicalIp, canonicalKey, canonicalMac, CRITICALITY_WORDS, type Asset } from '@cordon/core';
import { levelOf } from '../shared/level';
import { MistakeList } from '../shared/mistake-list';
import { readTable, type Row } from '../shared/read-table';

/** One row of a list of assets. */
export interface ListedAsset extends Omit<Asset, 'owner'> {
  /** As it was written, in small letters: id, mail, UPN or alias of a person, who may not be known. */
  readonly owner?: string;
}

export type AssetsResult = { readonly assets: readonly ListedAsset[] } | { readonly mistakes: readonly string[] };

const KNOWN = {
  id: ['id', 'assetid', 'assettag', 'deviceid'],
  hostname: ['hostname', 'host', 'computername', 'devicename', 'name', 'fqdn', 'dnsname'],
  ip: ['ip', 'ipaddress', 'ipv4', 'address'],
  mac: ['mac', 'macaddress', 'ethernetmac'],
  class: ['class', 'type', 'assetclass', 'role', 'category'],
  criticality: ['criticality', 'businesscriticality', 'importance'],
  owner: ['owner', 'assignedto', 'user', 'primaryuser', 'owneremail'],
  protected: ['protected'],
} as const;
const MAX_ASSETS = 1_000_000;
const NO = new Set(['', 'no', 'false', '0']);
const YES = new Set(['yes', 'true', '1']);

/** Assets as CSV with a header, one a row; every mistake with its line. */
export function readAssets(bytes: Buffer): AssetsResult {
  const table = readTable(bytes.toString('utf8'), { known: KNOWN });
  if ('mistakes' in table) return table;
  const mistakes = new MistakeList();
  if (table.rows.length > MAX_ASSETS) mistakes.note('', `there are more than ${MAX_ASSETS} assets`);
  const seen = new Set<string>();
  const assets = table.rows.flatMap((row) => assetOf(row, seen, mistakes));
  return mistakes.count > 0 ? { mistakes: mistakes.told } : { assets };
}

function assetOf({ line, cells }: Row, seen: Set<string>, mistakes: MistakeList): ListedAsset[] {
  const get = (member: keyof typeof KNOWN): string | undefined => cells.get(member);
  const read = <T>(member: keyof typeof KNOWN, take: (raw: string) => T | undefined, what: string): T | undefined => {
    const raw = get(member);
    const value = raw === undefined ? undefined : take(raw);
    if (raw !== undefined && value === undefined) mistakes.note(`line ${line}`, `${member} ${what}`);
    return value;
  };
  const device = (raw: string): string | undefined => canonicalKey('device', raw);
  const hostname = read('hostname', device, 'is no host name');
  const key = read('id', device, 'is no device id') ?? hostname;
  if (key === undefined) mistakes.note(`line ${line}`, 'hostname or id must be given');
  else if (seen.has(key)) mistakes.note(`line ${line}`, `names ${key} twice`);
  else seen.add(key);
  const ip = read('ip', canonicalIp, 'is no address');
  const mac = read('mac', canonicalMac, 'is no MAC address');
  const criticality = read('criticality', levelOf, CRITICALITY_WORDS);
  const kind = get('class')?.toLowerCase();
  const owner = get('owner')?.toLowerCase();
  const kept = get('protected');
  const reason = kept === undefined || NO.has(kept.toLowerCase()) ? undefined : YES.has(kept.toLowerCase()) ? 'protected by the inventory' : kept;
  if (key === undefined) return [];
  return [
    {
      key,
      ...(hostname === undefined ? {} : { hostname }),
      ...(ip === undefined ? {} : { ip }),
      ...(mac === undefined ? {} : { mac }),
      ...(kind === undefined ? {} : { class: kind }),
      ...(criticality === undefined ? {} : { criticality }),
      ...(owner === undefined ? {} : { owner }),
      ...(reason === undefined ? {} : { protected: reason }),
    },
  ];
}
