import type { Placed } from '@cordon/runtime';
import { encodeRecord, type StreamRecord } from '@cordon/wire';

/** What a destination refused for good goes to dead, with its bytes. */
export function refusedRecord(destination: string, { record, stream, partition, offset }: Placed, reason: string): StreamRecord {
  const wire = encodeRecord(record);
  return {
    stream: 'dead',
    id: `dead.forward.${destination}.${record.id}`,
    tenant: record.tenant,
    source: record.source,
    trust: record.trust,
    at: record.at,
    seen: record.seen,
    cause: [record.id],
    key: record.source,
    body: {
      stream,
      stage: `forward.${destination}`,
      code: 'CORDON_SINK_REFUSED',
      reason,
      partition,
      offset,
      bytes: wire.value,
      headers: wire.headers,
    },
  };
}
