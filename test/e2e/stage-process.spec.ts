import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startProcess, waitUntil, type OwnProcess } from '@cordon/testing';

jest.setTimeout(120_000);
const WITHIN_MS = 60_000;

/** How a stage's own process ends: its supervisor starts it again by the exit code. */
describe('a stage process', () => {
  let home: string;
  let running: OwnProcess;
  let log: string;
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'cordon-stage-'));
    log = join(home, 'log');
  });
  afterEach(async () => {
    await running.stop();
    rmSync(home, { recursive: true, force: true });
  });

  const start = async (does: string, ...variables: string[]): Promise<void> => {
    const settings = [`CORDON_DATA_DIR=${join(home, 'data')}`, 'CORDON_HTTP_PORT=0', ...variables];
    running = await startProcess(['env', ...settings, process.execPath, join(__dirname, 'stage-process.cjs'), does], log);
  };
  const printed = (): string => readFileSync(log, 'utf8');
  const says = (text: string): Promise<void> =>
    waitUntil(
      `it says ${text}`,
      WITHIN_MS,
      () => printed().includes(text),
      () => (running.ended() === undefined || printed().includes(text) ? undefined : printed()),
    );

  it('ends with 1 when an owner ends by a defect, and says which stage and why', async () => {
    await start('throws');
    expect(await running.end).toBe('code 1');
    expect(printed()).toMatch(/"level":60,[^\n]*"stage":"forward.probe","error":"TypeError: a defect in a handler","msg":"stage ended"/);
  });

  it('ends with 0 at SIGTERM', async () => {
    await start('works');
    await says('started');
    process.kill(running.pid, 'SIGTERM');
    expect(await running.end).toBe('code 0');
  });

  it('that hangs at a stop ends with 1 at a second signal', async () => {
    await start('hangs');
    await says('started');
    await says('handling');
    process.kill(running.pid, 'SIGTERM');
    // HTTP is the first to go, so that the second signal surely meets a stop under way.
    const url = /"url":"([^"]+)"/.exec(printed())?.[1] ?? '';
    await waitUntil('it is stopping', WITHIN_MS, () =>
      fetch(`${url}/health/ready`).then(
        (r) => r.status === 503,
        () => true,
      ),
    );
    expect(running.ended()).toBeUndefined();
    process.kill(running.pid, 'SIGTERM');
    expect(await running.end).toBe('code 1');
  });

  it('with mistakes in its settings ends with 1, and lists them without a stack', async () => {
    await start('works', 'CORDON_NONSENSE=1', 'CORDON_STORE_MEMORY_MB=3');
    expect(await running.end).toBe('code 1');
    for (const word of ['CORDON_CONFIG_INVALID', 'CORDON_NONSENSE is not a setting', 'CORDON_STORE_MEMORY_MB']) expect(printed()).toContain(word);
    expect(printed()).not.toMatch(/\n\s+at /);
  });
});
