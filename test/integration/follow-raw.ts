import { randomUUID } from 'node:crypto';
import type { Parts } from '@cordon/nest';
import type { Arrival, Reading } from '@cordon/runtime';
import type { RawBody, StreamRecord } from '@cordon/wire';

/** Fills `got` with the records of `raw`, from its beginning, as they come. */
export async function followRaw(parts: Parts): Promise<{ readonly got: readonly StreamRecord<RawBody>[]; readonly reading: Reading }> {
  const got: StreamRecord<RawBody>[] = [];
  const reading = await parts.log.read({
    group: `test.${randomUUID()}`,
    reads: { raw: 'keyed' },
    assigned: () => Promise.resolve(new Map<string, number>()),
    revoked: () => Promise.resolve(),
    records: (_owner, _stream, _partition, arrivals: readonly Arrival[]) => {
      for (const a of arrivals) if ('record' in a) got.push(a.record as StreamRecord<RawBody>);
      return Promise.resolve();
    },
  });
  return { got, reading };
}
