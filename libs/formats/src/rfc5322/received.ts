import { canonicalIp } from '@cordon/core';
import { saneTime } from '../shared/time';

/** One server that took the mail (RFC 5321, 4.4), the last first. */
export interface Hop {
  /** What the client called itself. */
  readonly from?: string;
  readonly by?: string;
  /** Address that the server saw. */
  readonly ip?: string;
  readonly at?: number;
  /** Since the hop before, ms; negative where clocks disagree. */
  readonly delay_ms?: number;
}

const MAX_HOPS = 20;
const MAX_LINE = 2_048;
const HOST = /^[A-Za-z0-9._-]{1,253}$/;

/** The chain of Received lines, at most twenty of them. */
export function receivedChain(lines: readonly string[]): readonly Hop[] {
  const hops = lines.slice(0, MAX_HOPS).map(hopOf);
  return hops.map((hop, i) => {
    const before = hops[i + 1]?.at;
    return hop.at === undefined || before === undefined ? hop : { ...hop, delay_ms: hop.at - before };
  });
}

function hopOf(whole: string): Hop {
  const line = whole.slice(0, MAX_LINE);
  const semicolon = line.lastIndexOf(';');
  const clauses = semicolon < 0 ? line : line.slice(0, semicolon);
  const at = receivedTime(line);
  const from = host(/\bfrom\s{1,9}([^\s();]{1,253})/i.exec(clauses)?.[1]);
  const by = host(/\bby\s{1,9}([^\s();]{1,253})/i.exec(clauses)?.[1]);
  const rawIp = /\[(?:IPv6:)?([0-9a-fA-F.:]{3,45})\]/.exec(clauses)?.[1] ?? /\(([0-9a-fA-F.:]{3,45})\)/.exec(clauses)?.[1];
  const ip = rawIp === undefined ? undefined : canonicalIp(rawIp);
  return {
    ...(from === undefined ? {} : { from }),
    ...(by === undefined ? {} : { by }),
    ...(ip === undefined ? {} : { ip }),
    ...(at === undefined ? {} : { at }),
  };
}

const host = (text: string | undefined): string | undefined => (text !== undefined && HOST.test(text) ? text.toLowerCase() : undefined);

/** The date behind the last `;` of a Received line. */
export function receivedTime(line: string): number | undefined {
  const date = line.slice(line.lastIndexOf(';') + 1);
  return saneTime(Date.parse(date.replace(/\([^)]*\)/g, ' ').trim()));
}
