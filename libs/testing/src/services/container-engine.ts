import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { get, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startProcess } from './own-process';
import { repoRoot } from './repo-root';
import { waitUntil } from './wait-until';

const RECIPE = join(repoRoot, 'test', 'integration', 'containers');
const IMAGE_STORE = join(repoRoot, '.cache', 'containers');
const START_TIMEOUT_MS = 15_000;
const STOP_TIMEOUT_MS = 15_000;

/** The script that makes the image of the smoke test; `--check` only looks whether it is there. */
export const BUILD_IMAGE = join(RECIPE, 'build-image.sh');

export interface ContainerEngine {
  /** What testcontainers reads; set these on the environment before it is first used. */
  readonly environment: Readonly<Record<string, string>>;
  /** The local image with the Kafka broker. Started with ADVERTISED=host:port and the command /opt/kafka/start-broker.sh it serves on port 9092. */
  readonly image: string;
  readonly pid: number;
  /** Removes all containers of this engine, ends it and removes what it stored. Twice is once. */
  stop(): Promise<void>;
}

/**
 * Serves podman's Docker-compatible API on a socket of its own, with settings and storage of its own: the machine's podman is not touched.
 * The image comes from a read-only store that build-image.sh made; all else lies in a temporary folder. Needs root, podman and runc.
 */
export async function startContainerEngine(): Promise<ContainerEngine> {
  const { stdout: image } = await promisify(execFile)('bash', [BUILD_IMAGE, '--check']);
  const home = await mkdtemp(join(tmpdir(), 'cordon-engine-'));
  const socket = join(home, 'podman.sock');
  const podman = podmanIn(home);

  const service = await startProcess([...podman, 'system', 'service', '--time', '0', `unix://${socket}`], join(home, 'podman.log'));
  const removeAll = async (): Promise<void> => {
    // Through its own command and not the socket: it also works when the service has ended by itself.
    await runPodman(podman, ['rm', '--all', '--force', '--time', '0']);
    await service.stop();
    await waitUntil('no watcher runs', STOP_TIMEOUT_MS, async () => (await killWatchers(home)) === 0);
    await rm(home, { recursive: true, force: true });
  };
  try {
    await waitUntil('podman answers', START_TIMEOUT_MS, () => answers(socket), service.ended);
  } catch (error) {
    await service.stop();
    throw new Error(`podman did not start; its log is in ${home}`, { cause: error });
  }
  const environment = {
    DOCKER_HOST: `unix://${socket}`,
    // Ryuk, the watcher that removes forgotten containers, is an image from a registry; stop() does its work.
    TESTCONTAINERS_RYUK_DISABLED: 'true',
    // Inside a container testcontainers would take the bridge's address for the host.
    TESTCONTAINERS_HOST_OVERRIDE: '127.0.0.1',
  };
  let removed: Promise<void> | undefined;
  return { environment, image: image.trim(), pid: service.pid, stop: () => (removed ??= removeAll()) };
}

/** The podman command for an engine that keeps everything in `home`. `env` sets the one variable that has no option and becomes podman. */
function podmanIn(home: string): string[] {
  return [
    'env',
    `CONTAINERS_CONF=${join(RECIPE, 'containers.conf')}`,
    'podman',
    ...['--root', join(home, 'store'), '--runroot', join(home, 'run'), '--tmpdir', join(home, 'tmp'), '--network-config-dir', join(home, 'networks')],
    ...['--storage-driver', 'overlay', '--storage-opt', `overlay.imagestore=${IMAGE_STORE}`],
    // Without this podman mounts its storage over itself and leaves that mount behind.
    ...['--storage-opt', 'overlay.skip_mount_home=true'],
  ];
}

async function runPodman(podman: readonly string[], args: readonly string[]): Promise<void> {
  const [program = '', ...options] = podman;
  await promisify(execFile)(program, [...options, ...args]);
}

async function answers(socketPath: string): Promise<boolean> {
  const [response] = (await once(get({ socketPath, path: '/_ping' }), 'response')) as [IncomingMessage];
  response.resume();
  return response.statusCode === 200;
}

/**
 * Kills what still works for the engine in `home`, and tells how many that were. A container and each exec in it have a watcher (conmon);
 * that of an exec stays for five minutes after it, then calls podman once more, which makes the removed folder anew. SIGTERM only makes
 * it call at once. Ours are known by the folder's random name on their command line.
 */
async function killWatchers(home: string): Promise<number> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const commands = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')));
  const ours = pids.filter((_, index) => commands[index]?.includes(home));
  if (ours.length > 0) await promisify(execFile)('kill', ['-KILL', ...ours]).catch(() => undefined); // one may have ended meanwhile
  return ours.length;
}
