import type { Person } from '@cordon/core';

/** What a directory gives. */
export interface Directory {
  readonly people: readonly Person[];
  /** Domains that are the organisation's own by the share of its people who bear them. */
  readonly domains: readonly string[];
  /** Entries without a mail address and user principal name: service accounts, rooms, and what no event names. */
  readonly skipped: number;
}

/** How a directory is read; all of it may be left out. */
export interface DirectoryRules {
  /** Own header names of a CSV, by member: `{ mail: 'E-Mail dienstlich' }`. */
  readonly columns?: Readonly<Record<string, string>>;
  /** Name of the Windows domain, for `DOMAIN\name`. */
  readonly netbios?: string;
  /** Words of a title that make a person important: `chief`, `managing director`. */
  readonly vipTitles?: readonly string[];
  /** Names (cn or whole dn) of groups whose members are important. */
  readonly vipGroups?: readonly string[];
}

/** One entry as a file or a server gives it; nothing in it is checked yet. */
export interface DirectoryEntry {
  /** For mistakes: `line 7`, `Resources[3]`, a dn. */
  readonly place: string;
  readonly name?: string | undefined;
  /** The first is the primary one. */
  readonly mails: readonly string[];
  readonly upn?: string | undefined;
  /** Account name, alone or as `DOMAIN\name`. */
  readonly account?: string | undefined;
  readonly sid?: string | undefined;
  readonly objectId?: string | undefined;
  /** The directory's own number of the person. */
  readonly id?: string | undefined;
  readonly department?: string | undefined;
  readonly title?: string | undefined;
  /** dn, id, mail or UPN. */
  readonly manager?: string | undefined;
  readonly dn?: string | undefined;
  readonly groups: readonly string[];
  readonly active: boolean;
  readonly criticality?: string | undefined;
}

export type EntriesResult = { readonly entries: readonly DirectoryEntry[]; readonly mistakes: readonly string[] };
export type DirectoryResult = Directory | { readonly mistakes: readonly string[] };

/** People of one tenant. */
export const MAX_PEOPLE = 1_000_000;
