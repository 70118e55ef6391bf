import type { Leases, Switches } from '../ports/leases';

const CALM: Switches = { killSwitch: false, breakerOpen: false };

export interface SwitchChange {
  readonly killSwitch?: boolean;
  readonly breakerOpen?: boolean;
  /** Present and undefined = lifted. */
  readonly freeze?: Switches['freeze'] | undefined;
}

/** The switches that people throw: in force at once, on disk when `set` resolves. */
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
    const own = this.byTenant.get(tenant) ?? CALM;
    const all = this.byTenant.get('*') ?? CALM;
    const freeze = [own.freeze, all.freeze].find((x) => x && (x.until === undefined || x.until > this.now()));
    return { killSwitch: own.killSwitch || all.killSwitch, breakerOpen: own.breakerOpen || all.breakerOpen, ...(freeze ? { freeze } : {}) };
  }

  async set(tenant: string, change: SwitchChange): Promise<void> {
    const before = this.byTenant.get(tenant) ?? CALM;
    const freeze = 'freeze' in change ? change.freeze : before.freeze;
    const next: Switches = {
      killSwitch: change.killSwitch ?? before.killSwitch,
      breakerOpen: change.breakerOpen ?? before.breakerOpen,
      ...(freeze === undefined ? {} : { freeze }),
    };
    this.byTenant.set(tenant, next);
    await this.store.setSwitches(tenant, next);
  }
}
