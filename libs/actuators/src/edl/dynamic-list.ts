import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { CordonError } from '@cordon/wire';
import {
  Actuator,
  type ActuatorManifest,
  type ApplyResult,
  type CheckResult,
  type Order,
  type ReleaseResult,
  type TargetState,
} from '@cordon/runtime';
import { isIP } from 'node:net';

interface Entry {
  readonly ip: string;
  readonly action: string;
  /** ms since the epoch; the list leaves it out afterwards, whether or not the gateway runs. */
  readonly until: number;
}

/**
 * External dynamic list: addresses that any firewall can poll over HTTP as `text/plain` (one a line). What has expired is
 * left out when the list is served, so the effect ends without the engine as far as the firewall keeps polling.
 */
export class DynamicListBlockTraffic extends Actuator {
  readonly manifest: ActuatorManifest = {
    name: 'edl:block-traffic',
    verb: 'block_traffic',
    targets: ['ip'],
    permissions: ['write one file'],
    example: 'GET /edl/block.txt → 203.0.113.9',
    howToUndo: 'remove the line',
    reversible: true,
    idempotent: true,
    nativeTtl: true,
    readBack: true,
    acrossTenants: true,
    ratePerMinute: 6_000,
    deadlineMs: 5_000,
  };
  private entries: Promise<Map<string, Entry>> | undefined;
  private writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly file: string,
    private readonly now: () => number,
  ) {
    super();
  }

  async check(order: Order): Promise<CheckResult> {
    if (!isIP(order.action.target.key)) return { kind: 'refused', code: 'CORDON_GUARD_TARGET', reason: 'not an address' };
    return { kind: 'ready', prior: await this.observe(order), wouldDo: `list ${order.action.target.key}` };
  }

  async apply(order: Order): Promise<ApplyResult> {
    const entries = await this.load();
    entries.set(order.action.target.key, { ip: order.action.target.key, action: order.action.id, until: order.until });
    await this.save(entries);
    return { kind: 'applied', until: order.until, text: 'listed' };
  }

  async observe(order: Order): Promise<TargetState> {
    const entry = (await this.load()).get(order.action.target.key);
    const applied = entry !== undefined && entry.until > this.now();
    return { applied, ours: applied, text: applied ? 'listed' : 'not listed', ...(entry ? { until: entry.until } : {}) };
  }

  async release(order: Order): Promise<ReleaseResult> {
    const entries = await this.load();
    if (entries.delete(order.action.target.key)) await this.save(entries);
    return { kind: 'released', text: 'not listed' };
  }

  /** The list as firewalls read it. */
  async text(): Promise<string> {
    const live = [...(await this.load()).values()].filter((e) => e.until > this.now()).map((e) => e.ip);
    return live.sort().join('\n') + (live.length > 0 ? '\n' : '');
  }

  /** Read once; all who ask meanwhile get the same map, or one would write over what another added. */
  private load(): Promise<Map<string, Entry>> {
    this.entries ??= this.read().catch((error: unknown) => {
      this.entries = undefined;
      throw error;
    });
    return this.entries;
  }

  private async read(): Promise<Map<string, Entry>> {
    const text = await readFile(this.file, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return '[]';
      throw new CordonError('CORDON_ACTUATOR_UNAVAILABLE', 'the list cannot be read', true, { cause: error });
    });
    return new Map((JSON.parse(text) as Entry[]).map((e) => [e.ip, e]));
  }

  /** One write at a time, each by rename, so that a crash leaves the list before or after and never half of it. */
  private save(entries: Map<string, Entry>): Promise<void> {
    this.writing = this.writing
      .catch(() => undefined)
      .then(async () => {
        try {
          for (const [ip, e] of entries) if (e.until <= this.now()) entries.delete(ip);
          await mkdir(dirname(this.file), { recursive: true });
          await writeFile(`${this.file}.new`, JSON.stringify([...entries.values()]), { flush: true });
          await rename(`${this.file}.new`, this.file);
        } catch (cause) {
          // What firewalls are served is what is on disk, never what could not be kept.
          this.entries = undefined;
          throw new CordonError('CORDON_ACTUATOR_UNAVAILABLE', 'the list cannot be written', true, { cause });
        }
      });
    return this.writing;
  }
}
