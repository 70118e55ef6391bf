import type { Leases, Switches } from '../ports/leases';

const CALM: Switches = { killSwitch: false, breakerOpen: false };

/** Members that are present and undefined are taken away. */
export type SwitchChange = { readonly [K in keyof Switches]?: Switches[K] | undefined };

/** The switches that people throw, and the breaker: in force at once, on disk when `set` resolves. */
export class Switchboard {
  private byTenant = new Map<string, Switches>();

  constructor(
    private readonly store: Leases,
    private readonly now: () => number,
  ) {}

  async open(): Promise<void> {
    this.byTenant = new Map(await this.store.switches());
  }

  /** What holds for a tenant: its own switches and those for every tenant; a freeze whose time is over does not count. */
  of(tenant: string): Switches {
    const own = this.own(tenant);
    const all = this.own('*');
    const freeze = [own.freeze, all.freeze].find((x) => x && (x.until === undefined || x.until > this.now()));
    const breakerReason = own.breakerReason ?? all.breakerReason;
    return {
      killSwitch: own.killSwitch || all.killSwitch,
      breakerOpen: own.breakerOpen || all.breakerOpen,
      ...(breakerReason === undefined ? {} : { breakerReason }),
      ...(freeze ? { freeze } : {}),
      armedAt: Math.max(own.armedAt ?? 0, all.armedAt ?? 0),
    };
  }

  /** What was set for this tenant alone, or for `*`. */
  own(tenant: string): Switches {
    return this.byTenant.get(tenant) ?? CALM;
  }

  async set(tenant: string, change: SwitchChange): Promise<void> {
    const merged = Object.entries({ ...this.own(tenant), ...change }).filter(([, v]) => v !== undefined);
    const next: Switches = { ...CALM, ...Object.fromEntries(merged) };
    this.byTenant.set(tenant, next);
    await this.store.setSwitches(tenant, next);
  }
}
