import { Estate, targetProtectedBecause, type Policy } from '@cordon/core';
import type { Action, BindingBody } from '@cordon/wire';

export interface BindingRow {
  readonly tenant: string;
  readonly seen: number;
  readonly binding: BindingBody;
}

/** What the gateway knows of each tenant's things: which are protected, and by which addresses they go now. */
export class Estates {
  private readonly byTenant = new Map<string, Estate>();

  constructor(
    private readonly policyOf: (tenant: string) => Policy,
    private readonly now: () => number,
  ) {}

  of(tenant: string): Estate {
    const known = this.byTenant.get(tenant);
    if (known) return known;
    const fresh = new Estate();
    this.byTenant.set(tenant, fresh);
    return fresh;
  }

  learn({ tenant, binding, seen }: BindingRow): void {
    this.of(tenant).learn(binding, seen);
  }

  addressesOf({ tenant, target }: Action): readonly string[] {
    return this.of(tenant)
      .aliases(target, this.now())
      .filter((e) => e.kind === 'ip')
      .map((e) => e.key);
  }

  /** Why the target is protected now, by any alias, or undefined. */
  protectedBecause(action: Action): string | undefined {
    // Telling people touches nothing.
    if (action.verb === 'notify') return undefined;
    return targetProtectedBecause(action, { policy: this.policyOf(action.tenant), estate: this.of(action.tenant), now: this.now() });
  }
}
