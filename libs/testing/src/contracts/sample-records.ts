import type { Command, RawBody, StreamRecord } from '@cordon/wire';

const AT = Date.UTC(2026, 0, 5, 8);

/** The i-th raw record of a source. */
export function raw(i: number, key = 'sensor', tenant = 'acme'): StreamRecord<RawBody> {
  const text = `{"n":${i},"key":"${key}"}`;
  return {
    stream: 'raw',
    id: `raw.${tenant}.${key}.${i}`,
    tenant,
    source: key,
    trust: 1,
    at: AT + i,
    seen: AT + i + 5,
    cause: [],
    key,
    body: { bytes: new TextEncoder().encode(text), format: 'test.lines' },
  };
}

/** The i-th command of a tenant. */
export function command(i: number, tenant = 'acme'): StreamRecord<Command> {
  const id = `command.${tenant}.${i}`;
  const body: Command = { id, tenant, at: AT + i, by: 'analyst', order: { kind: 'rearm', reason: `number ${i}` } };
  return { stream: 'command', id, tenant, source: 'cordon', trust: 2, at: AT + i, seen: AT + i, cause: [], key: tenant, body };
}

/** A command whose body is not what its stream promises, as another version or a defect might write it. */
export function badRecord(i: number, tenant = 'acme'): StreamRecord {
  return { ...command(i, tenant), body: { nonsense: i } };
}
