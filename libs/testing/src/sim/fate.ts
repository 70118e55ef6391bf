import { Clock, type Cancel } from '@cordon/runtime';

/** The end of a simulated process. Everything it would still do fails with this, too. */
export class Crash extends Error {
  constructor(readonly site: string) {
    super(`crashed at ${site}`);
  }
}

/** When each incarnation of a simulated process dies: after the nth await, and how often each site was hit over all runs. */
export class Fate {
  private left: number;
  dead = false;

  constructor(
    private readonly hits: Map<string, number>,
    awaits: number,
  ) {
    this.left = awaits;
  }

  /** Called before and after each durable act; throws when this is where the process ends. */
  pass(site: string): void {
    if (this.dead) throw new Crash(site);
    this.left -= 1;
    if (this.left > 0) return;
    this.dead = true;
    this.hits.set(site, (this.hits.get(site) ?? 0) + 1);
    throw new Crash(site);
  }
}

/** xorshift32; the seed is printed by the tests that use it. */
export function chance(seed: number): (below: number) => number {
  let x = seed * 2_654_435_761 + 1 || 1;
  return (below) => {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    return (x >>> 0) % below;
  };
}

/** The clock as one incarnation sees it: nothing of a dead process wakes up again. */
export class MortalClock extends Clock {
  constructor(
    private readonly clock: Clock,
    private readonly fate: Fate,
  ) {
    super();
  }

  now(): number {
    return this.clock.now();
  }

  monotonic(): number {
    return this.clock.monotonic();
  }

  async wait(ms: number, signal?: Cancel): Promise<void> {
    await this.clock.wait(ms, signal);
    if (this.fate.dead) await new Promise<never>(() => undefined);
  }
}
