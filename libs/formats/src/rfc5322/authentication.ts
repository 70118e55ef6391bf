import { readAuthResults, type AuthResults } from './auth-results';
import { lineValue, lineValues } from './header-values';
import type { ReadMail } from './read-mail';

export interface Authentication {
  /** What is believed; undefined when nobody checked. */
  readonly auth: AuthResults | undefined;
  readonly unmapped: Record<string, unknown>;
}

/** Headers that are read; forwarders add one each. */
const MAX_HEADERS = 10;

/**
 * Who checked the sender, and what came of it. Believed are the topmost Authentication-Results, and those of the same server above the
 * topmost Received: a mail that comes in is put below both, so that what it brought along is told apart (RFC 8601, 5). Received-SPF
 * (RFC 7208, 9.1), the topmost, fills in for SPF. All are kept.
 */
export function authenticationOf(mail: ReadMail): Authentication {
  const all = lineValues(mail, 'authentication-results').slice(0, MAX_HEADERS).map(readAuthResults);
  const [first] = all;
  const trusted = all.slice(0, Math.max(1, aboveReceived(mail))).filter((r) => r.server === first?.server);
  const spf = /^(pass|fail|softfail|neutral|none|temperror|permerror)\b/i.exec(lineValue(mail, 'received-spf') ?? '')?.[1]?.toLowerCase();
  const checks = trusted.reduce<AuthResults>((found, r) => ({ ...r, ...found }), {});
  const auth = first || spf !== undefined ? { ...(spf === undefined ? {} : { spf }), ...checks } : undefined;
  return {
    auth,
    unmapped: {
      ...(auth?.server === undefined ? {} : { authserv_id: auth.server }),
      ...(auth?.arc === undefined ? {} : { arc: auth.arc }),
      ...(all.length > 0 ? { auth_results: all.map((r) => resultObject(r, trusted.includes(r))) } : {}),
    },
  };
}

/** How many Authentication-Results stand above the topmost Received. */
function aboveReceived({ lines }: ReadMail): number {
  const end = lines.findIndex((l) => l.key === 'received');
  return lines.slice(0, Math.max(0, end)).filter((l) => l.key === 'authentication-results').length;
}

const resultObject = ({ server, spf, dkim, dkimDomain, dmarc, dmarcAction, arc }: AuthResults, trusted: boolean): Record<string, unknown> => ({
  ...(server === undefined ? {} : { server }),
  ...(spf === undefined ? {} : { spf }),
  ...(dkim === undefined ? {} : { dkim }),
  ...(dkimDomain === undefined ? {} : { dkim_domain: dkimDomain }),
  ...(dmarc === undefined ? {} : { dmarc }),
  ...(dmarcAction === undefined ? {} : { dmarc_action: dmarcAction }),
  ...(arc === undefined ? {} : { arc }),
  trusted,
});

/** OCSF email_auth, undefined when it would be empty. */
export function emailAuth(auth: AuthResults): Record<string, unknown> | undefined {
  const object = {
    ...(auth.spf === undefined ? {} : { spf: auth.spf }),
    ...(auth.dkim === undefined ? {} : { dkim: auth.dkim }),
    ...(auth.dkimDomain === undefined ? {} : { dkim_domain: auth.dkimDomain }),
    ...(auth.dmarc === undefined ? {} : { dmarc: auth.dmarc }),
    ...(auth.dmarcAction === undefined ? {} : { dmarc_policy: auth.dmarcAction }),
  };
  return Object.keys(object).length > 0 ? object : undefined;
}
