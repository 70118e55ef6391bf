import { CordonError } from '@cordon/wire';
import type { Cancel } from '@cordon/runtime';
import { isIP } from 'node:net';
import { exec, prepareExec } from '../exec/exec';

/** Where `nft` runs: this host, or a network namespace on it. */
export interface NftPlace {
  readonly netns?: string;
}

export type SetName = 'block' | 'isolate';

export interface Element {
  readonly comment: string;
  readonly expiresSec: number;
}

/**
 * Cordon's own table: two sets of addresses with native timeouts, dropped in forward, input and output. Blocked addresses
 * are dropped as destination and source, isolated ones too; what an isolated host needs to be managed is not excepted.
 */
const TABLE = `
add table inet cordon
add set inet cordon block4 { type ipv4_addr; flags timeout; }
add set inet cordon block6 { type ipv6_addr; flags timeout; }
add set inet cordon isolate4 { type ipv4_addr; flags timeout; }
add set inet cordon isolate6 { type ipv6_addr; flags timeout; }
${['forward', 'input', 'output']
  .map(
    (hook) => `add chain inet cordon ${hook} { type filter hook ${hook} priority -10; policy accept; }
flush chain inet cordon ${hook}
add rule inet cordon ${hook} ip daddr @block4 drop
add rule inet cordon ${hook} ip saddr @block4 drop
add rule inet cordon ${hook} ip6 daddr @block6 drop
add rule inet cordon ${hook} ip6 saddr @block6 drop
add rule inet cordon ${hook} ip daddr @isolate4 drop
add rule inet cordon ${hook} ip saddr @isolate4 drop
add rule inet cordon ${hook} ip6 daddr @isolate6 drop
add rule inet cordon ${hook} ip6 saddr @isolate6 drop`,
  )
  .join('\n')}
`;

/** Reads and changes the sets through `nft`, by argv and standard input. */
export class NftTable {
  constructor(private readonly place: NftPlace) {
    prepareExec();
  }

  /** The element of an address, or undefined. */
  async find(set: SetName, ip: string, signal: Cancel): Promise<Element | undefined> {
    const { code, stdout, stderr } = await exec([...this.nft(), '-j', 'list', 'set', 'inet', 'cordon', nameOf(set, ip)], signal);
    if (code !== 0 && NO_SUCH.test(stderr)) return undefined;
    if (code !== 0) throw unavailable(code, stderr);
    for (const entry of elements(stdout))
      if (entry.val === ip) return { comment: entry.comment ?? '', expiresSec: entry.expires ?? entry.timeout ?? 0 };
    return undefined;
  }

  /**
   * Puts addresses in, or renews their timeout, in one transaction. The table goes with it, as somebody may have flushed the
   * ruleset since. Elements without an action's mark belong to somebody else and stay as they are. Mostly nothing is there yet:
   * so it is looked only when nft says that something is.
   */
  async add(set: SetName, ips: readonly string[], seconds: number, comment: string, signal: Cancel): Promise<void> {
    const fresh = ips.map((ip) => `create element inet cordon ${nameOf(set, ip)} { ${ip} timeout ${seconds}s comment "${comment}" }`);
    const { code, stderr } = await exec([...this.nft(), '-f', '-'], signal, `${[TABLE, ...fresh].join('\n')}\n`);
    if (code === 0) return;
    if (!EXISTS.test(stderr)) throw unavailable(code, stderr);
    await this.renew(set, ips, seconds, comment, signal);
  }

  private async renew(set: SetName, ips: readonly string[], seconds: number, comment: string, signal: Cancel): Promise<void> {
    const lines: string[] = [TABLE];
    for (const ip of ips) {
      const present = await this.find(set, ip, signal);
      if (present && !isOurs(present)) continue;
      if (present) lines.push(`delete element inet cordon ${nameOf(set, ip)} { ${ip} }`);
      lines.push(`add element inet cordon ${nameOf(set, ip)} { ${ip} timeout ${seconds}s comment "${comment}" }`);
    }
    await this.run(lines.join('\n'), signal);
  }

  async remove(set: SetName, ip: string, signal: Cancel): Promise<void> {
    if (await this.find(set, ip, signal)) await this.run(`delete element inet cordon ${nameOf(set, ip)} { ${ip} }`, signal);
  }

  private async run(script: string, signal: Cancel): Promise<void> {
    const { code, stderr } = await exec([...this.nft(), '-f', '-'], signal, `${script}\n`);
    if (code !== 0) throw unavailable(code, stderr);
  }

  private nft(): string[] {
    return this.place.netns === undefined ? ['nft'] : ['ip', 'netns', 'exec', this.place.netns, 'nft'];
  }
}

/** What nft says of a table or set that is not there; anything else on failure is not an answer. */
const NO_SUCH = /^Error: No such file or directory/m;
/** What it says of an element that is there already. */
const EXISTS = /: File exists/m;
const unavailable = (code: number, stderr: string): CordonError =>
  new CordonError('CORDON_ACTUATOR_UNAVAILABLE', `nft answered ${code}: ${stderr.slice(0, 200)}`, true);

/** Bears an action's mark. */
export const isOurs = (e: Element): boolean => e.comment.startsWith('act-');

const nameOf = (set: SetName, ip: string): string => `${set}${isIP(ip) === 6 ? 6 : 4}`;

interface Listed {
  readonly val?: string;
  readonly comment?: string;
  readonly timeout?: number;
  readonly expires?: number;
}

/** Elements out of `nft -j list set` (libnftables-json(5)). */
function elements(json: string): Listed[] {
  const parsed = JSON.parse(json) as { nftables?: { set?: { elem?: (string | { elem?: Listed })[] } }[] };
  return (parsed.nftables ?? []).flatMap((n) => (n.set?.elem ?? []).map((e) => (typeof e === 'string' ? { val: e } : (e.elem ?? {}))));
}
