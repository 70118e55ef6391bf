import { createHash } from 'node:crypto';
import { INLINE_LIMIT_BYTES, type Blob, type Clock, type Log } from '@cordon/runtime';
import { CordonError, type BindingBody, type RawBody, type StreamRecord } from '@cordon/wire';
import type { SourceSettings } from '../config/settings-file';

/** What a door hands in: bytes, and where they stood. */
export interface Arrived {
  readonly bytes: Uint8Array;
  /** Position that is the same when the same input is handed in again: `file:line`, request id and ordinal, topic and offset. */
  readonly position: string;
  readonly file?: string;
  readonly line?: number;
  readonly format?: string;
  /** Arrival; the clock's now when left out. Replays of history hand in the record's own time. */
  readonly seen?: number;
}

/** Writes what the doors receive to `raw`; resolves when the log has it. Tenant and trust come from the source, never from content. */
export class Intake {
  constructor(
    private readonly log: Log,
    private readonly blob: Blob,
    private readonly clock: Clock,
    private readonly sources: ReadonlyMap<string, SourceSettings>,
  ) {}

  source(name: string): SourceSettings {
    const source = this.sources.get(name);
    if (!source) throw new CordonError('CORDON_API_NOT_FOUND', `no source is named ${name}`);
    return source;
  }

  take(sourceName: string, arrived: readonly Arrived[]): Promise<void> {
    return this.takeInOrder(arrived.map((a) => ({ source: sourceName, arrived: a })));
  }

  /** Arrivals of several sources, in the order in which they came. */
  async takeInOrder(rows: readonly { readonly source: string; readonly arrived: Arrived }[]): Promise<void> {
    const records: StreamRecord<RawBody>[] = [];
    for (const { source, arrived } of rows) records.push(await this.record(this.source(source), arrived));
    await this.log.append(records);
  }

  /** One arrival as it goes into `raw`; large ones go to the blob store first. */
  async record(source: SourceSettings, a: Arrived): Promise<StreamRecord<RawBody>> {
    const seen = a.seen ?? this.clock.now();
    const format = a.format ?? source.format;
    const payload = a.bytes.length > INLINE_LIMIT_BYTES ? { blob: await this.blob.put(a.bytes) } : { bytes: a.bytes };
    return {
      stream: 'raw',
      id: rawId(source.tenant, source.name, a.position),
      tenant: source.tenant,
      source: source.name,
      trust: source.trust,
      at: seen,
      seen,
      cause: [],
      key: source.name,
      body: {
        ...payload,
        ...(format === undefined ? {} : { format }),
        ...(a.file === undefined ? {} : { file: a.file }),
        ...(a.line === undefined ? {} : { line: a.line }),
      },
    };
  }
}

const ID_HEX = 32;

/** raw id: hash of tenant, source and intake position; the product's own id is matched by normalise (see the decision record). */
export const rawId = (tenant: string, source: string, position: string): string =>
  `raw-${createHash('sha256').update(tenant).update('\0').update(source).update('\0').update(position).digest('hex').slice(0, ID_HEX)}`;

/** Inventory and directory as bindings of their tenant; the same file gives the same ids. */
export function inventoryRecords(tenant: string, bindings: readonly BindingBody[], now: number): StreamRecord<BindingBody>[] {
  return bindings.map((body) => ({
    stream: 'binding',
    id: `bind-${createHash('sha256')
      .update(JSON.stringify([tenant, body]))
      .digest('hex')
      .slice(0, ID_HEX)}`,
    tenant,
    source: 'inventory',
    trust: 3,
    at: body.from,
    seen: now,
    cause: [],
    key: tenant,
    body,
  }));
}
