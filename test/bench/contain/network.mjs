// Two namespaces, one cable: on the left is what nftables guards and the probe, on the right every address of the trials.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const { createNamespacePair } = require('@cordon/testing');

/** Addresses for tests of network equipment (RFC 2544); here nobody has them. */
export const TARGETS = '198.19.0.0/16';
const PORT = 9;

export async function makeNetwork() {
  const pair = await createNamespacePair();
  const children = [];
  const listeners = new Map();
  try {
    await must(pair.left, ['ip', 'route', 'add', TARGETS, 'via', pair.right.address]);
    await must(pair.right, ['ip', 'route', 'add', 'local', TARGETS, 'dev', 'lo']);
    await inside(pair.right, 'echo.cjs', children);
    const probe = await inside(pair.left, 'probe.cjs', children);
    probe.lines.on('line', (line) => {
      const { address, event, at } = JSON.parse(line);
      listeners.get(`${address} ${event}`)?.(at);
    });
    /** Resolves with the time of an event of an address, ms of the monotonic clock. */
    const until = (address, event) => new Promise((resolve) => listeners.set(`${address} ${event}`, resolve));
    const watch = (address) => {
      const events = Object.fromEntries(['open', 'dropped', 'silent', 'leaked'].map((event) => [event, until(address, event)]));
      probe.child.stdin.write(`${address}\n`);
      return events;
    };
    return { name: pair.left.name, watch, remove: () => remove(pair, children) };
  } catch (error) {
    await remove(pair, children);
    throw error;
  }
}

async function inside(host, program, children) {
  const file = fileURLToPath(new URL(program, import.meta.url));
  const argv = ['--pdeathsig', 'KILL', 'ip', 'netns', 'exec', host.name, process.execPath, file, String(PORT)];
  const child = spawn('setpriv', argv, { stdio: ['pipe', 'pipe', 'inherit'] });
  children.push(child);
  const lines = createInterface({ input: child.stdout });
  await once(lines, 'line');
  return { child, lines };
}

async function remove(pair, children) {
  for (const child of children) child.kill('SIGKILL');
  await pair.remove();
}

async function must(host, argv) {
  const { code, stderr } = await host.exec(argv);
  if (code !== 0) throw new Error(`${argv.join(' ')}: ${stderr}`);
}
