import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pullLdap } from '@cordon/enrichment';
import { CordonError } from '@cordon/wire';
import type { DirectorySettings } from '../config/settings-file';
import type { Parts } from '../modules/parts';
import { publishInventories } from './publish-inventories';
import { Rounds } from './rounds';

const MINUTE_MS = 60_000;
const EVERY_MINUTES = 60;

export type PullParts = Pick<Parts, 'live' | 'clock' | 'logger' | 'inventories' | 'log'>;

/**
 * Asks the directory servers of all tenants, each as often as the settings say, and tells what they gave as bindings. Whom a server gave
 * last stays while it does not answer; that is one log line a try and a line in readiness.
 */
export class DirectoryPulls {
  private readonly rounds: Rounds;
  /** When a tenant's server is asked next, and which that was: another one is asked at once. */
  private readonly due = new Map<string, { readonly url: string; readonly at: number }>();
  private readonly failed = new Map<string, string>();

  constructor(private readonly parts: PullParts) {
    const { clock, logger } = parts;
    this.rounds = new Rounds({ clock, logger, everyMs: MINUTE_MS, round: () => this.round(), failure: 'directories were not asked' });
  }

  start(): void {
    this.rounds.start();
  }

  async close(): Promise<void> {
    await this.rounds.close();
  }

  get problems(): readonly string[] {
    return [...this.failed.values()];
  }

  /** Asks every server whose time has come. Settings are looked at each time, so that a server may be named while the process runs. */
  async round(): Promise<void> {
    const { live, clock } = this.parts;
    const { file, directory: home } = live.settings;
    const now = clock.now();
    for (const { id, directory } of file.tenants) {
      const due = this.due.get(id);
      if (directory?.url === undefined) {
        this.failed.delete(id);
        this.due.delete(id);
      } else if (due?.url !== directory.url || due.at <= now) {
        this.due.set(id, { url: directory.url, at: now + (directory.everyMinutes ?? EVERY_MINUTES) * MINUTE_MS });
        await this.pull(id, directory, home);
      }
    }
  }

  private async pull(tenant: string, d: DirectorySettings, home: string): Promise<void> {
    const { live, logger } = this.parts;
    try {
      const text = (path: string): string => readFileSync(resolve(home, path), 'utf8');
      const place = { url: d.url ?? '', bindDn: d.bindDn ?? '', baseDn: d.baseDn ?? '', password: text(d.passwordFile ?? '').trim() };
      const more = { ...(d.filter === undefined ? {} : { filter: d.filter }), ...(d.caFile === undefined ? {} : { ca: text(d.caFile) }) };
      const found = await pullLdap({ ...place, ...more }, d, this.rounds.stop);
      live.takeDirectory(tenant, place.url, found);
      this.failed.delete(tenant);
      logger.info({ tenant, people: found.people.length, skipped: found.skipped, domains: found.domains }, 'the directory was read');
      await publishInventories(this.parts);
    } catch (error) {
      if (this.rounds.stop.aborted) return;
      const code = error instanceof CordonError ? error.code : 'CORDON_DIRECTORY_UNAVAILABLE';
      const mistakes = error instanceof CordonError ? error.message.split('\n').map((m) => m.trim()) : [String(error)];
      logger.error({ tenant, code, mistakes }, 'the directory was not read; whom it gave last stays');
      this.failed.set(tenant, `directory of ${tenant}: was not read, whom it gave last stays`);
    }
  }
}
