import { execFile } from 'node:child_process';
import { randomBytes, randomInt } from 'node:crypto';

const COMMAND_TIMEOUT_MS = 15_000;

export interface CommandOutcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** One host of the pair: a network namespace with a loopback device of its own and one cable. */
export interface NetHost {
  readonly name: string;
  readonly device: string;
  readonly address: string;
  /** Runs a program in the namespace, without a shell. A code other than 0 is a value; a program that cannot be run rejects. */
  exec(argv: readonly string[], stdin?: string): Promise<CommandOutcome>;
}

export interface NamespacePair {
  readonly left: NetHost;
  readonly right: NetHost;
  /** Kills what still runs in the two namespaces and removes them. Twice is once. */
  remove(): Promise<void>;
}

/**
 * Two network namespaces joined by a veth pair, with neighbouring addresses of 10.0.0.0/8 that exist only in them. Nothing of the machine's
 * own network is touched: the pair is made inside. Needs root (CAP_NET_ADMIN and CAP_SYS_ADMIN), iproute2.
 */
export async function createNamespacePair(): Promise<NamespacePair> {
  const id = randomBytes(4).toString('hex');
  const net = `10.${randomInt(1, 255)}.${randomInt(0, 256)}`;
  const left = netHost(`cordon-${id}-l`, `vl${id}`, `${net}.1`);
  const right = netHost(`cordon-${id}-r`, `vr${id}`, `${net}.2`);
  const remove = async (): Promise<void> => {
    for (const host of [left, right]) await removeNamespace(host.name);
  };
  try {
    await must(['ip', 'netns', 'add', left.name]);
    await must(['ip', 'netns', 'add', right.name]);
    await must(['ip', '-n', left.name, 'link', 'add', left.device, 'type', 'veth', 'peer', 'name', right.device, 'netns', right.name]);
    for (const host of [left, right]) {
      await must(['ip', '-n', host.name, 'address', 'add', `${host.address}/30`, 'dev', host.device]);
      await must(['ip', '-n', host.name, 'link', 'set', 'lo', 'up']);
      await must(['ip', '-n', host.name, 'link', 'set', host.device, 'up']);
    }
  } catch (error) {
    await remove();
    throw error;
  }
  return { left, right, remove };
}

function netHost(name: string, device: string, address: string): NetHost {
  return { name, device, address, exec: (argv, stdin) => run(['ip', 'netns', 'exec', name, ...argv], stdin) };
}

async function removeNamespace(name: string): Promise<void> {
  const pids = await run(['ip', 'netns', 'pids', name]);
  if (pids.code !== 0) return; // it was never made, or is removed already
  // What runs in a namespace of ours was started through exec(); a namespace with a process in it outlives its name.
  for (const pid of pids.stdout.split('\n').filter(Boolean)) await run(['kill', '-KILL', pid]);
  await must(['ip', 'netns', 'delete', name]);
}

async function must(argv: readonly string[]): Promise<void> {
  const { code, stderr } = await run(argv);
  if (code !== 0) throw new Error(`${argv.join(' ')}: code ${code}: ${stderr.trim()}`);
}

function run(argv: readonly string[], stdin = ''): Promise<CommandOutcome> {
  const [program = '', ...args] = argv;
  return new Promise((resolve, reject) => {
    const child = execFile(program, args, { timeout: COMMAND_TIMEOUT_MS }, (error, stdout, stderr) => {
      if (error === null) resolve({ code: 0, stdout, stderr });
      else if (typeof error.code === 'number') resolve({ code: error.code, stdout, stderr });
      else reject(error); // not found, or killed at the time-out
    });
    child.stdin?.on('error', () => undefined); // a program that reads no input may be gone before it is written
    child.stdin?.end(stdin);
  });
}
