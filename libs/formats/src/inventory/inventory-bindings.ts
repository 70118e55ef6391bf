import type { Asset, Person } from '@cordon/core';
import type { BindingBody, EntityAttributes, EntityKey } from '@cordon/wire';
import type { Inventory } from './inventory';

const user = (key: string): EntityKey => ({ kind: 'user', key });
const device = (key: string): EntityKey => ({ kind: 'device', key });

/**
 * The inventory as bindings, in the order of the file. They hold from ever on (`from` 0): an inventory is the present view of things
 * that were there before it was written, and the history that is learned is older than the file.
 */
export function inventoryBindings(inventory: Inventory): readonly BindingBody[] {
  return [
    ...inventory.domains.map((key) => about({ kind: 'domain', key }, { own: true })),
    ...inventory.partners.flatMap((p) => p.domains.map((key) => about({ kind: 'domain', key }, { name: p.name, partner: true }))),
    ...inventory.people.flatMap(ofPerson),
    ...inventory.assets.flatMap(ofAsset),
  ];
}

function ofPerson(p: Person): BindingBody[] {
  const self = user(p.upn);
  const bindings = [
    about(self, {
      name: p.name,
      ...(p.department === undefined ? {} : { department: p.department }),
      ...(p.title === undefined ? {} : { title: p.title }),
      ...(p.manager === undefined ? {} : { manager: p.manager }),
      ...(p.criticality === undefined ? {} : { criticality: p.criticality }),
      ...(p.class === undefined ? {} : { class: p.class }),
      ...(p.tags === undefined ? {} : { tags: p.tags }),
      ...(p.protected === undefined ? {} : { protected: p.protected }),
    }),
    same(self, { kind: 'mailbox', key: p.mail }),
  ];
  if (p.mail !== p.upn) bindings.push(same(self, user(p.mail)));
  if (p.sid !== undefined) bindings.push(same(self, user(p.sid)));
  if (p.objectId !== undefined) bindings.push(same(self, user(p.objectId)));
  for (const key of p.aliases ?? []) {
    bindings.push(same(self, user(key)));
    if (key.includes('@')) bindings.push(same(self, { kind: 'mailbox', key }));
  }
  for (const key of p.arns) bindings.push(same(self, { kind: 'principal', key }));
  if (p.device !== undefined) bindings.push(fact('owns', self, device(p.device)));
  return bindings;
}

function ofAsset(a: Asset): BindingBody[] {
  const self = device(a.key);
  const bindings = [
    about(self, {
      ...(a.hostname === undefined ? {} : { name: a.hostname }),
      ...(a.class === undefined ? {} : { class: a.class }),
      ...(a.criticality === undefined ? {} : { criticality: a.criticality }),
      ...(a.protected === undefined ? {} : { protected: a.protected }),
    }),
  ];
  if (a.hostname !== undefined && a.hostname !== a.key) bindings.push(same(self, device(a.hostname)));
  if (a.mac !== undefined) bindings.push(same(self, device(a.mac)));
  if (a.ip !== undefined) bindings.push(fact('at', self, { kind: 'ip', key: a.ip }));
  if (a.owner !== undefined) bindings.push(fact('owns', user(a.owner), self));
  return bindings;
}

const fact = (relation: 'same' | 'at' | 'owns', a: EntityKey, b: EntityKey): BindingBody => ({
  relation,
  a,
  b,
  from: 0,
  confidence: 1,
  origin: 'inventory',
});
const same = (a: EntityKey, b: EntityKey): BindingBody => fact('same', a, b);
const about = (a: EntityKey, attributes: EntityAttributes): BindingBody => ({
  relation: 'attribute',
  a,
  from: 0,
  confidence: 1,
  origin: 'inventory',
  attributes,
});
