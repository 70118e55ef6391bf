import { join } from 'node:path';
import { freePorts, repoRoot, startProcess, waitUntil, type OwnProcess } from '@cordon/testing';

const START_MS = 60_000;
const GRACE_MS = 20_000;

export interface NodeOptions {
  readonly name: string;
  /** Program and arguments below the repository: `apps/detect/dist/main.js`. */
  readonly program: readonly string[];
  /** CORDON_* settings without the prefix. */
  readonly settings: Readonly<Record<string, string>>;
  readonly logFile: string;
}

/** One process of Cordon that a test started: `cordon run`, a stage's own app, or the API. */
export class CordonNode {
  private constructor(
    readonly name: string,
    readonly url: string,
    private readonly process: OwnProcess,
  ) {}

  /** Starts it and waits until it is ready. */
  static async start(options: NodeOptions): Promise<CordonNode> {
    const node = await CordonNode.launch(options);
    await waitUntil(
      `${options.name} is ready (${options.logFile})`,
      START_MS,
      async () => (await fetch(`${node.url}/health/ready`)).ok,
      () => node.ended,
    );
    return node;
  }

  /** Starts it without waiting: it may be killed before it is ready. */
  static async launch({ name, program, settings, logFile }: NodeOptions): Promise<CordonNode> {
    const [port = 0] = await freePorts(1);
    const variables = Object.entries({ ...settings, HTTP_PORT: String(port), LOG_LEVEL: settings['LOG_LEVEL'] ?? 'warn' });
    const [file = '', ...args] = program;
    const argv = ['env', ...variables.map(([key, value]) => `CORDON_${key}=${value}`), process.execPath, join(repoRoot, file), ...args];
    return new CordonNode(name, `http://127.0.0.1:${port}`, await startProcess(argv, logFile, GRACE_MS));
  }

  get ended(): string | undefined {
    return this.process.ended();
  }

  /** True when it has nothing to read, to think about or to publish, as far as it knows. */
  async quiet(): Promise<boolean> {
    const lines = (await this.metrics()).filter(({ name }) => name === 'cordon_stage_lag_records' || name === 'cordon_stage_busy');
    return lines.every(({ value }) => value === 0);
  }

  /** Sum of a metric over the given labels. */
  async sum(metric: string, labels = ''): Promise<number> {
    return (await this.metrics()).filter((m) => m.name === metric && m.labels.includes(labels)).reduce((sum, m) => sum + m.value, 0);
  }

  /** kill -9; resolves when it is gone. */
  async kill(): Promise<void> {
    if (this.ended === undefined) process.kill(this.process.pid, 'SIGKILL');
    await this.process.end;
  }

  /** SIGTERM; resolves with how it ended. */
  async stop(): Promise<string> {
    await this.process.stop();
    return this.process.end;
  }

  private async metrics(): Promise<{ name: string; labels: string; value: number }[]> {
    const text = await (await fetch(`${this.url}/metrics`)).text();
    return text.split('\n').flatMap((line) => {
      const found = /^(\w+)(?:\{([^}]*)\})? (\S+)$/.exec(line);
      return found ? [{ name: found[1] ?? '', labels: found[2] ?? '', value: Number(found[3]) }] : [];
    });
  }
}

const LOOK_MS = 60;
/** Quiet looks in a row before it counts: a stage may publish just after its neighbour was looked at. */
const QUIET_LOOKS = 4;

/** Resolves when none of the processes has anything left to do. */
export async function untilQuiet(nodes: readonly CordonNode[], timeoutMs = 120_000): Promise<void> {
  let quiet = 0;
  await waitUntil(
    `${nodes.map((n) => n.name).join(', ')} are quiet`,
    timeoutMs,
    async () => {
      quiet = (await Promise.all(nodes.map((n) => n.quiet()))).every(Boolean) ? quiet + 1 : 0;
      if (quiet > 0 && quiet < QUIET_LOOKS) await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
      return quiet >= QUIET_LOOKS;
    },
    () => nodes.map((n) => n.ended).find((how) => how !== undefined),
  );
}
