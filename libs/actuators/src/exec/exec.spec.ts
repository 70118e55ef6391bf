import { execFileSync } from 'node:child_process';
import { CordonError } from '@cordon/wire';
import { exec } from './exec';

const never = (): AbortSignal => new AbortController().signal;

/** The processes that this one has started, with their command lines. */
const starters = (): number[] =>
  execFileSync('ps', ['-o', 'pid=,args=', '--ppid', String(process.pid)], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes('starter.cjs'))
    .map((line) => Number.parseInt(line, 10));

describe('running a program for an actuator', () => {
  /** Those of spec files that ran in this process before. */
  let others: number[] = [];
  beforeAll(() => (others = starters()));

  it('answers with code, output and errors, and hands over input', async () => {
    expect(await exec(['cat'], never(), 'a word')).toMatchObject({ code: 0, stdout: 'a word', stderr: '' });
    expect(await exec(['sh', '-c', 'echo no >&2; exit 3'], never())).toMatchObject({ code: 3, stdout: '', stderr: 'no\n' });
  });

  it('keeps answers apart when many run at once', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => exec(['echo', String(i)], never())));
    expect(answers.map((a) => a.stdout.trim())).toEqual(Array.from({ length: 20 }, (_, i) => String(i)));
  });

  it('rejects, retriable, what is not there', async () => {
    await expect(exec(['/no/such/program'], never())).rejects.toMatchObject({ code: 'CORDON_ACTUATOR_UNAVAILABLE', retriable: true });
  });

  it('ends a program when it is cancelled', async () => {
    const cancel = new AbortController();
    const running = exec(['sleep', '600'], cancel.signal);
    cancel.abort();
    await expect(running).rejects.toBeInstanceOf(CordonError);
  });

  it('says that it does not know when its starter has gone, and starts another', async () => {
    await exec(['true'], never());
    const [starter = 0] = starters().filter((pid) => !others.includes(pid));
    expect(starter).toBeGreaterThan(0);
    const lost = exec(['sleep', '2'], never());
    process.kill(starter, 'SIGKILL');
    await expect(lost).rejects.toMatchObject({ code: 'CORDON_ACTUATOR_UNAVAILABLE', retriable: true });
    expect(await exec(['echo', 'again'], never())).toMatchObject({ code: 0, stdout: 'again\n' });
  });
});
