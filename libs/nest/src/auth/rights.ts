import { SetMetadata } from '@nestjs/common';

/** read: everything but bytes of dead letters. dead: look at those bytes. act: approve, deny, release, propose. admin: switches. ingest: hand in records. */
export const RIGHTS = ['read', 'dead', 'act', 'admin', 'ingest'] as const;
export type Right = (typeof RIGHTS)[number];

export const RIGHT = 'cordon.right';
/** The right a token needs for a route; without this mark a route needs `read`. */
export const Needs = (right: Right): MethodDecorator & ClassDecorator => SetMetadata(RIGHT, right);

/** Who a token speaks for. */
export interface Principal {
  readonly name: string;
  /** '*' = any tenant, named by the `tenant` query parameter. */
  readonly tenant: string;
  readonly rights: readonly Right[];
  /** The only source whose records it may hand in; left out = any of the tenant. */
  readonly source?: string;
}
