import type { Clock } from '@cordon/runtime';
import { CordonError } from '@cordon/wire';
import { Counter, Gauge, type Registry } from 'prom-client';
import { Rounds } from '../lifecycle/rounds';
import type { Logger } from '../logging/logger';
import { lookAt, stampOf, type FileLook } from './file-look';
import { FILE_KINDS, type ConfigFile, type LiveConfig } from './live-config';

/** Files are looked at this often; a change is in force after two looks, when the file has been still for one. */
const LOOK_EVERY_MS = 2_000;

/** `hash`: of the content that was last tried. */
interface Known extends FileLook {
  /** A change was seen, and may still go on. */
  readonly moving: boolean;
}

export interface ConfigWatchParts {
  readonly live: LiveConfig;
  readonly clock: Clock;
  readonly logger: Pick<Logger, 'info' | 'warn' | 'error'>;
  readonly registry: Registry;
  /** Called when a file was taken over, to hand on what does not look it up by itself. */
  readonly taken: (file: ConfigFile) => Promise<void>;
}

/**
 * Reloads files that have changed, the last good kept. It polls: watching is another thing on each file system, and a mounted
 * volume of Kubernetes changes by a link. A file with mistakes gives one log line with all of them, the metric
 * `cordon_config_reload_failed` and a line in readiness, until it is right again.
 */
export class ConfigWatch {
  private readonly known = new Map<string, Known>();
  private readonly failed = new Map<string, string>();
  private readonly rounds: Rounds;
  private readonly reloads: Counter<'kind' | 'result'>;
  private readonly failing: Gauge<'kind'>;

  constructor(private readonly parts: ConfigWatchParts) {
    const { clock, logger } = parts;
    this.rounds = new Rounds({
      clock,
      logger,
      everyMs: LOOK_EVERY_MS,
      waitsFirst: true,
      round: () => this.round(),
      failure: 'files were not looked at',
    });
    const registers = [parts.registry];
    this.reloads = new Counter({
      name: 'cordon_config_reloads_total',
      help: 'Changed files that were read',
      labelNames: ['kind', 'result'],
      registers,
    });
    this.failing = new Gauge({
      name: 'cordon_config_reload_failed',
      help: 'Files with mistakes, of which the last good content is in use',
      labelNames: ['kind'],
      registers,
    });
    for (const kind of FILE_KINDS) this.failing.set({ kind }, 0);
  }

  start(): void {
    this.rounds.start();
  }

  async close(): Promise<void> {
    await this.rounds.close();
  }

  /** What is not in force because of mistakes; without content, as readiness is open to all. */
  get problems(): readonly string[] {
    return [...this.failed.values()];
  }

  /** One look at every file. */
  async round(): Promise<void> {
    const files = this.parts.live.files();
    for (const file of files) if (this.hasChanged(file)) await this.reload(file);
    // What the settings name no longer is nobody's problem.
    const named = new Set(this.parts.live.files().map(keyOf));
    for (const key of this.failed.keys()) if (!named.has(key)) this.failed.delete(key);
    for (const kind of FILE_KINDS) this.failing.set({ kind }, [...this.failed.keys()].filter((f) => f.startsWith(`${kind} `)).length);
  }

  /** True when its content is another than was last tried, and it has been still since the last look. */
  private hasChanged(file: ConfigFile): boolean {
    const key = keyOf(file);
    const before = this.known.get(key) ?? { ...(this.parts.live.firstLook(file) ?? lookAt(file.path)), moving: false };
    const stamp = stampOf(file.path);
    if (stamp !== before.stamp) {
      this.known.set(key, { hash: before.hash, stamp, moving: true });
      return false;
    }
    if (!before.moving) return false;
    const now = lookAt(file.path);
    this.known.set(key, { ...now, moving: false });
    return now.hash !== before.hash;
  }

  private async reload(file: ConfigFile): Promise<void> {
    const { live, logger, taken } = this.parts;
    const { kind, path } = file;
    try {
      const restart = live.reload(file);
      this.failed.delete(keyOf(file));
      logger.info({ kind, path, tenants: file.tenants }, 'a changed file was taken over');
      if (restart.length > 0) logger.warn({ path, members: restart }, 'these members are read at start only; restart to take them over');
      this.reloads.inc({ kind, result: 'taken' });
      await taken(file);
    } catch (error) {
      const text = error instanceof CordonError ? error.message : String(error);
      const mistakes = text.split('\n').slice(1);
      const told = mistakes.length > 0 ? mistakes.map((m) => m.trim()) : [text];
      const code = error instanceof CordonError ? error.code : 'CORDON_CONFIG_INVALID';
      logger.error({ kind, path, code, mistakes: told }, 'a changed file has mistakes; the last good one is in use');
      this.failed.set(
        keyOf(file),
        `${kind}${file.tenants.length > 0 ? ` of ${file.tenants.join(', ')}` : ''}: has mistakes, the last good one is in use`,
      );
      this.reloads.inc({ kind, result: 'refused' });
    }
  }
}

const keyOf = ({ kind, path }: ConfigFile): string => `${kind} ${path}`;
