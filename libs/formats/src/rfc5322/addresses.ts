import { canonicalMail } from '@cordon/core';
import type { EmailAddress, Headers } from 'mailparser';
import { MAX_ADDRESSES } from './bounds';

export interface Mailbox {
  /** Canonical address. A domain of one label passes, though OCSF's pattern wants a dot: attackers send from `root@host`. */
  readonly address: string;
  /** Display name as decoded, '' when there is none. */
  readonly name: string;
}

/** All mailboxes of an address header, groups opened up; what is no address is left out, as are those beyond the cap. */
export function mailboxesOf(headers: Headers, name: string): readonly Mailbox[] {
  const found: Mailbox[] = [];
  const value = headers.get(name);
  for (const object of Array.isArray(value) ? value : [value]) {
    if (typeof object === 'object' && object !== null && 'value' in object && Array.isArray(object.value)) collect(object.value, found);
  }
  return found;
}

function collect(addresses: readonly EmailAddress[], into: Mailbox[], depth = 0): void {
  for (const entry of addresses) {
    if (into.length >= MAX_ADDRESSES) return;
    if (entry.group && depth === 0) collect(entry.group, into, 1);
    const address = entry.address === undefined ? undefined : canonicalMail(entry.address.trim());
    if (address !== undefined) into.push({ address, name: entry.name.trim().slice(0, 256) });
  }
}

export const display = (m: Mailbox): string => (m.name === '' ? m.address : `${m.name} <${m.address}>`);
export const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);
