/** Which Host names are this API's, and which tenants there are. */
export class HostList {
  constructor(
    readonly allowed: readonly string[],
    readonly tenants: readonly string[],
  ) {}

  get defaultTenant(): string {
    return this.tenants[0] ?? 'default';
  }
}
