import type { Asset, Person } from '@cordon/core';

/**
 * What the operator says of the organisation: `inventory.yaml`.
 *
 * ```yaml
 * tenant: acme                       # optional; must then be the tenant that it is loaded for
 * domains: [acme.example]            # own domains; their subdomains are own too
 * awsAccounts: ['123456789012']      # so that `aws` of a person may be a user name instead of an ARN
 * partners:
 *   - { name: Example Supplies, domains: [supplies.example] }
 * people:
 *   - name: Ann Lee
 *     mail: ann.lee@acme.example
 *     id: p-17                       # optional, to be named by `owner`
 *     upn: ann@acme.example          # optional; mail when absent
 *     sid: S-1-5-21-1-2-3-1104       # optional
 *     objectId: 5f1c...              # optional, Entra object id
 *     aws: arn:aws:iam::123456789012:user/ann    # optional: ARN, or user name in awsAccounts
 *     department: Finance            # optional
 *     criticality: high              # optional: low, ordinary, high, critical or 0.5, 1, 1.5, 2
 *     device: ws-12                  # optional: id or hostname of an asset
 *     class: break-glass             # optional: break-glass, service, sync, approver … are never a target
 *     tags: [admin]                  # optional; admin: counts for the cap on admins
 *     protected: managing director   # optional: reason, or true
 * assets:
 *   - { id: a-1, hostname: dc01, ip: 10.0.0.2, mac: '00:1b:44:11:3a:b7', class: domain-controller, criticality: 2, owner: ann.lee@acme.example, protected: true }
 * networks:
 *   - { cidr: 10.0.0.0/8, name: office, country: DE, own: true }
 * ```
 *
 * Without any own network, private addresses (RFC 1918, unique local, link-local, loopback) count as own.
 */
export interface Inventory {
  readonly tenant?: string;
  readonly domains: readonly string[];
  readonly partners: readonly Partner[];
  readonly people: readonly Person[];
  readonly assets: readonly Asset[];
  readonly networks: readonly Network[];
}

export interface Partner {
  readonly name: string;
  readonly domains: readonly string[];
}

export interface Network {
  readonly cidr: string;
  readonly name: string;
  readonly country?: string;
  readonly own: boolean;
}
