import { gunzipSync } from 'node:zlib';
import { isGroupIp, isPrivateIp } from '@cordon/core';
import type { AddressFact } from './address-fact';
import { pointOf, type AddressTable } from './address-table';
import { isMmdb, readMmdb } from './read-mmdb';
import { readSpans } from './read-spans';

/** One file of address data, or what is wrong with it. */
export type AddressFile = { readonly table: AddressTable<AddressFact> } | { readonly mistakes: readonly string[] };

/** Largest file after unpacking. */
const MAX_BYTES = 512 * 1024 * 1024;

/** A file by its content: MaxMind DB, or lines of ranges; either may be gzipped. Never throws. */
export function readAddressFile(bytes: Buffer): AddressFile {
  try {
    const plain = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes, { maxOutputLength: MAX_BYTES }) : bytes;
    if (isMmdb(plain)) return { table: readMmdb(plain) };
    if (plain.subarray(0, 4_096).includes(0)) return { mistakes: ['is neither a MaxMind DB file nor lines of address ranges'] };
    return readSpans(plain.toString('utf8'));
  } catch (error) {
    return { mistakes: [`cannot be read: ${error instanceof Error ? error.message : 'unknown error'}`] };
  }
}

/** Addresses whose facts are remembered; a busy network talks to some thousands at a time. */
const MAX_REMEMBERED = 16_384;
const NOTHING: AddressFact = {};

/** Country and operator of public addresses, of several files: for each of the two, the first file that knows it counts. */
export class AddressData {
  private readonly remembered = new Map<string, AddressFact>();

  constructor(private readonly tables: readonly AddressTable<AddressFact>[]) {}

  /** Takes a canonical address. */
  of(ip: string): AddressFact {
    // Half of all addresses end here, and take no memory.
    if (this.tables.length === 0 || isPrivateIp(ip)) return NOTHING;
    const known = this.remembered.get(ip);
    if (known) return known;
    const fact = this.find(ip);
    if (this.remembered.size >= MAX_REMEMBERED) this.remembered.clear();
    this.remembered.set(ip, fact);
    return fact;
  }

  private find(ip: string): AddressFact {
    let found = NOTHING;
    if (isGroupIp(ip)) return found;
    const point = pointOf(ip);
    for (const table of this.tables) {
      const fact = table.at(point);
      if (!fact) continue;
      if (found === NOTHING) found = fact;
      else if ((found.country === undefined && fact.country !== undefined) || (found.operator === undefined && fact.operator !== undefined))
        found = { country: found.country ?? fact.country, operator: found.operator ?? fact.operator };
      if (found.country !== undefined && found.operator !== undefined) break;
    }
    return found;
  }
}
