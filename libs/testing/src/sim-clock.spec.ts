import { SimClock } from './sim-clock';

describe('SimClock', () => {
  it('stands still until it is moved, and then moves both clocks', async () => {
    const clock = new SimClock(1_000);
    expect([clock.now(), clock.monotonic()]).toEqual([1_000, 0]);
    await clock.advance(250);
    expect([clock.now(), clock.monotonic()]).toEqual([1_250, 250]);
  });

  it('resolves waiters in the order they are due, equal ones in the order they came, each at its own time', async () => {
    const clock = new SimClock(0);
    const order: string[] = [];
    const waiting = (name: string, ms: number): void => void clock.wait(ms).then(() => order.push(`${name}@${clock.now()}`));
    waiting('late', 30);
    waiting('first', 10);
    waiting('second', 10);
    waiting('never', 31);
    await clock.advance(30);
    expect(order).toEqual(['first@10', 'second@10', 'late@30']);
    expect(clock.waiting).toBe(1);
  });

  it('honours a wait that a waiter starts within the same move', async () => {
    const clock = new SimClock(0);
    const ticks: number[] = [];
    void (async () => {
      for (let i = 0; i < 3; i++) {
        await clock.wait(10);
        ticks.push(clock.now());
      }
    })();
    await clock.advance(35);
    expect(ticks).toEqual([10, 20, 30]);
  });

  it('lets a waiter go when its signal aborts, and one that is aborted already at once', async () => {
    const clock = new SimClock(0);
    const stop = new AbortController();
    const waited = clock.wait(1_000, stop.signal);
    stop.abort();
    await waited;
    await clock.wait(1_000, stop.signal);
    expect([clock.now(), clock.waiting]).toEqual([0, 0]);
  });

  it('jumps the wall clock without waking anyone', async () => {
    const clock = new SimClock(0);
    void clock.wait(10);
    clock.jump(-5_000);
    expect([clock.now(), clock.monotonic(), clock.waiting]).toEqual([-5_000, 0, 1]);
  });
});
