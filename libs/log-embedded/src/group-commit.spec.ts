import { CordonError } from '@cordon/wire';
import { GroupCommit, type Write } from './group-commit';

/** Stands in for lmdb: runs the puts, then commits or fails as told. */
function disk() {
  const outcomes: (Error | undefined)[] = [];
  const groups: string[][] = [];
  let current: string[] = [];
  return {
    groups,
    fail: (...next: (Error | undefined)[]) => void outcomes.push(...next),
    put: (name: string) => void current.push(name),
    batch: async (puts: () => unknown) => {
      current = [];
      puts();
      groups.push(current);
      await new Promise((resolve) => setImmediate(resolve));
      const failure = outcomes.shift();
      if (failure) throw failure;
      return true;
    },
  };
}

function setUp() {
  const under = disk();
  const events: string[] = [];
  const full = new CordonError('CORDON_DISK_FULL', 'test', true);
  const writer = new GroupCommit(under, async () => full);
  const write = (name: string, sizeBytes = 1): Write => ({
    sizeBytes,
    put: () => under.put(name),
    committed: () => void events.push(`${name} committed`),
    rolledBack: () => void events.push(`${name} rolled back`),
  });
  return { under, events, full, writer, write };
}

describe('group commit', () => {
  it('puts everything of one turn into one transaction and what comes meanwhile into the next, in order', async () => {
    const { under, events, writer, write } = setUp();
    const first = [writer.run(write('a')), writer.run(write('b'))];
    await first[0];
    await Promise.all([writer.run(write('c')), writer.run(write('d'))]);
    expect(under.groups).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
    expect(events).toEqual(['a committed', 'b committed', 'c committed', 'd committed']);
  });

  it('takes back and rejects a whole group when its transaction fails, and goes on with the next', async () => {
    const { under, events, full, writer, write } = setUp();
    under.fail(new Error('commit failed'), undefined);
    const results = await Promise.allSettled([writer.run(write('a')), writer.run(write('b'))]);
    expect(results).toEqual([
      { status: 'rejected', reason: full },
      { status: 'rejected', reason: full },
    ]);
    await writer.run(write('a'));
    expect(events).toEqual(['a rolled back', 'b rolled back', 'a committed']);
  });

  it('refuses alone the write that refuses itself', async () => {
    const { under, writer, write } = setUp();
    const fenced = new CordonError('CORDON_OWNER_FENCED', 'test');
    const refused = {
      ...write('x'),
      put: () => {
        throw fenced;
      },
    };
    const results = await Promise.allSettled([writer.run(write('a')), writer.run(refused), writer.run(write('b'))]);
    expect(results.map((r) => r.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(under.groups).toEqual([['a', 'b']]);
  });

  it('does not let a group grow without bound', async () => {
    const { under, writer, write } = setUp();
    const MB = 1024 ** 2;
    await Promise.all(['a', 'b', 'c', 'd'].map((name) => writer.run(write(name, 7 * MB))));
    await writer.run(write('huge', 100 * MB));
    expect(under.groups).toEqual([['a', 'b'], ['c', 'd'], ['huge']]);
  });

  it('waits on close for what has begun and refuses what comes later', async () => {
    const { events, writer, write } = setUp();
    const begun = writer.run(write('a'));
    await writer.close();
    expect(events).toEqual(['a committed']);
    await begun;
    await expect(writer.run(write('b'))).rejects.toMatchObject({ code: 'CORDON_LOG_UNAVAILABLE' });
  });
});
