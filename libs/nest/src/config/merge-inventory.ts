import type { Asset, Person } from '@cordon/core';
import type { Directory, ListedAsset } from '@cordon/enrichment';
import type { Inventory } from '@cordon/formats';

/** What is known of one tenant's people and things, by where it was read. */
export interface InventoryParts {
  readonly inventory?: Inventory;
  readonly directory?: Directory;
  readonly assets?: readonly ListedAsset[];
}

const EMPTY: Inventory = { domains: [], partners: [], people: [], assets: [], networks: [] };

/**
 * One inventory of all parts; undefined when there is none. What inventory.yaml says of a person or an asset wins, member by member. An
 * owner who is nobody known is left out: the directory may know him later. A domain of a partner is never own.
 */
export function mergeInventory({ inventory, directory, assets }: InventoryParts): Inventory | undefined {
  if (!directory && !assets) return inventory;
  const base = inventory ?? EMPTY;
  const people = directory ? mergePeople(base.people, directory.people) : base.people;
  const partners = new Set(base.partners.flatMap((p) => p.domains));
  const domains = [...new Set([...base.domains, ...(directory?.domains ?? []).filter((d) => !partners.has(d))])];
  return { ...base, domains, people, assets: assets ? mergeAssets(base.assets, assets, people) : base.assets };
}

function mergePeople(own: readonly Person[], found: readonly Person[]): readonly Person[] {
  const places = new Map<string, number>();
  const people = [...own];
  own.forEach((p, i) => [p.upn, p.mail].forEach((key) => places.set(key, i)));
  for (const person of found) {
    const at = places.get(person.upn) ?? places.get(person.mail);
    const known = at === undefined ? undefined : people[at];
    if (at === undefined || !known) people.push(person);
    else {
      const keys = new Set([...(known.aliases ?? []), ...(person.aliases ?? []), person.upn, person.mail]);
      const aliases = [...keys].filter((key) => key !== known.upn && key !== known.mail);
      people[at] = { ...person, ...known, ...(aliases.length === 0 ? {} : { aliases }) };
    }
  }
  return people;
}

function mergeAssets(own: readonly Asset[], listed: readonly ListedAsset[], people: readonly Person[]): readonly Asset[] {
  const upnOf = new Map<string, string>();
  for (const p of people) for (const key of [p.id, p.mail, p.upn, ...(p.aliases ?? [])]) if (key !== undefined) upnOf.set(key.toLowerCase(), p.upn);
  const places = new Map<string, number>();
  const assets = [...own];
  own.forEach((a, i) => [a.key, a.hostname].forEach((key) => key !== undefined && places.set(key, i)));
  for (const { owner, ...asset } of listed) {
    const upn = owner === undefined ? undefined : upnOf.get(owner);
    const found: Asset = { ...asset, ...(upn === undefined ? {} : { owner: upn }) };
    const at = places.get(asset.key) ?? (asset.hostname === undefined ? undefined : places.get(asset.hostname));
    if (at === undefined) assets.push(found);
    else assets[at] = { ...found, ...assets[at] };
  }
  return assets;
}
