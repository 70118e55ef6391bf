import type { INestApplication, Type } from '@nestjs/common';
import type { Parts } from '../modules/parts';
import type { StreamServer } from '../transport/stream-server';

/** One microservice: its Nest module, and the servers that feed the module's handlers. */
export interface Service {
  readonly name: string;
  readonly module: Type;
  /** True when its handlers use the store: a process without such a service opens none and starts while ClickHouse is down. */
  readonly needsStore?: boolean;
  readonly servers: (parts: Parts, app: INestApplication) => readonly StreamServer[];
}
