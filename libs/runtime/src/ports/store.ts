import type { Placed } from './log';

export interface Page<T> {
  readonly items: readonly T[];
  readonly next?: string;
}

/** Named query parameters, all typed in the `.sql` file. */
export type QueryParams = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** What a process that the store runs beside this one takes: bytes resident now and at most, CPU time. */
export interface StoreProcess {
  readonly residentBytes: number;
  readonly peakResidentBytes: number;
  readonly cpuMs: number;
}

export interface StoreUsage {
  readonly diskBytes: number;
  /** What the engine says that it uses. */
  readonly memoryBytes: number;
  /** Absent where the engine is a server. */
  readonly process?: StoreProcess;
}

/** ClickHouse, behind one door. Nothing on the decision path waits for it. */
export abstract class Store {
  /** Runs migrations. Rejects with CORDON_STORE_MIGRATION or CORDON_DATA_DIR_NEWER. */
  abstract open(): Promise<void>;
  /** Durable when resolved. Records of any streams, mixed; repeats of an id have one effect. Rejects retriable CORDON_STORE_UNAVAILABLE, CORDON_DISK_FULL. */
  abstract archive(records: readonly Placed[]): Promise<void>;
  /** Runs a query by name with limits on time, rows and memory. Rejects with CORDON_STORE_QUERY. */
  abstract query<T>(name: string, params: QueryParams): Promise<readonly T[]>;
  /** Memory and disk in use, for health and metrics. */
  abstract usage(): Promise<StoreUsage>;
  abstract close(): Promise<void>;
}
