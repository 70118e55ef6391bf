import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import type { ReasonProbe } from '../services';
import { repoRoot } from '../services/repo-root';

/** Always the source: it is plain JavaScript, and no build copies it. */
const PROGRAM = join(repoRoot, 'libs', 'testing', 'src', 'chdb-http', 'serve.cjs');

export interface ChdbHttp {
  readonly url: string;
  readonly username: string;
  readonly password: string;
  /** Ends it: SIGTERM (it closes its engine), or SIGKILL to see what survives. Twice is once. */
  stop(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>;
}

/** Says why there can be no chDB here; undefined when there can. */
export const lacksChdb: ReasonProbe = () => {
  try {
    require.resolve('chdb');
    return undefined;
  } catch {
    return 'the optional package chdb is not installed';
  }
};

/**
 * Starts a process that serves chDB, on data in `path`, over ClickHouse's HTTP protocol on a free port of localhost. This is what "server" means where no
 * ClickHouse can be installed. Rejects when it does not come up, for one because another process has the directory open.
 */
export async function startChdbHttp(path: string, username = 'cordon', password = 'test only'): Promise<ChdbHttp> {
  const child = spawn(process.execPath, [PROGRAM, JSON.stringify({ path, username, password })], {
    cwd: repoRoot,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const killWithUs = (): void => void child.kill('SIGKILL');
  process.once('exit', killWithUs);
  const gone = once(child, 'exit').finally(() => process.off('exit', killWithUs));
  let complaint = '';
  child.stderr.on('data', (text: Buffer) => (complaint = (complaint + text.toString('utf8')).slice(-2000)));

  const lines = createInterface({ input: child.stdout });
  const port = await Promise.race([once(lines, 'line').then(([line]) => Number(line)), gone.then(() => undefined)]);
  if (port === undefined) throw new Error(`chDB over HTTP did not start: ${complaint}`);
  return {
    url: `http://127.0.0.1:${port}`,
    username,
    password,
    async stop(signal = 'SIGTERM') {
      child.kill(signal);
      await gone;
    },
  };
}
