import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startProcess } from './own-process';
import { waitUntil } from './wait-until';

let folder: string;
let log: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cordon-process-'));
  log = join(folder, 'log');
});
afterAll(() => rm(folder, { recursive: true }));

const logged = (text: string) => waitUntil(`"${text}" is logged`, 5_000, async () => (await readFile(log, 'utf8')).includes(text));

test('a program that is not there ends with code 127 and says so in the log', async () => {
  const process = await startProcess(['no-such-program'], log);
  expect(await process.end).toBe('code 127');
  expect(process.ended()).toBe('code 127');
  await logged('no-such-program');
});

test('a process ends at the first signal, and a second stop does nothing', async () => {
  const sleeper = await startProcess(['sleep', '60'], log);
  expect(sleeper.ended()).toBeUndefined();
  await sleeper.stop();
  await sleeper.stop();
  expect(sleeper.ended()).toBe('SIGTERM');
});

test('a process that ignores the first signal is killed after the grace', async () => {
  const deaf = await startProcess(
    [process.execPath, '-e', 'process.on("SIGTERM", () => {}); setInterval(() => {}, 1000); console.log("deaf")'],
    log,
    50,
  );
  await logged('deaf');
  await deaf.stop();
  expect(deaf.ended()).toBe('SIGKILL');
});

test('a wait ends at once when the service has ended, and names the last error otherwise', async () => {
  const refused = new Error('refused');
  const look = () => Promise.reject(refused);
  await expect(waitUntil('it answers', 60_000, look, () => 'code 1')).rejects.toThrow('waited until it answers, but it ended: code 1');
  await expect(waitUntil('it answers', 10, look)).rejects.toMatchObject({ message: expect.stringContaining('not within 10 ms'), cause: refused });
});
