import { CordonError } from '@cordon/wire';
import { startAgain } from './start-again';

const outage = (): CordonError => new CordonError('CORDON_LOG_UNAVAILABLE', 'away', true);
const refusal = (): CordonError => new CordonError('CORDON_LOG_REFUSED', 'no');

/** Runs it with starts that end so, the last of them well; tells what was done, and what came of it. */
async function run(failures: readonly CordonError[], wanted: (asked: number) => boolean = () => true) {
  const left = [...failures];
  const done: string[] = [];
  let asked = 0;
  const failure = await startAgain(
    {
      wanted: () => wanted(++asked),
      start: async () => {
        done.push('start');
        const next = left.shift();
        if (next) throw next;
      },
      drop: async () => void done.push('drop'),
      meaningOf: (error) => (error instanceof CordonError ? error : outage()),
    },
    0,
  );
  return { done: done.join(' '), code: failure?.code };
}

describe('starting again', () => {
  it.each<[string, CordonError[], string, string | undefined]>([
    ['lets go of what broke first', [], 'drop start', undefined],
    ['goes on through an outage, and lets go of each try', [outage(), outage()], 'drop start drop start drop start', undefined],
    ['ends with what no further try would mend', [outage(), refusal()], 'drop start drop start drop', 'CORDON_LOG_REFUSED'],
  ])('%s', async (_what, failures, done, code) => {
    expect(await run(failures)).toEqual({ done, code });
  });

  it('starts nothing that was stopped before or during the pause', async () => {
    expect(await run([], () => false)).toEqual({ done: 'drop', code: undefined });
    expect(await run([], (asked) => asked < 2)).toEqual({ done: 'drop', code: undefined });
  });
});
