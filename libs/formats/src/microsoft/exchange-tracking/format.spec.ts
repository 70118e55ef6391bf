import type { FormatContext } from '@cordon/runtime';
import { READER } from '../../catalogue';
import { Estate } from '../../inventory/estate';

const context: FormatContext = { tenant: 'acme', source: 'x', seen: Date.UTC(2026, 10, 24, 12), estate: new Estate({ domains: [], networks: [] }) };
const read = (record: unknown): unknown =>
  READER.read(new TextEncoder().encode(typeof record === 'string' ? record : JSON.stringify(record)), undefined, context);
const ROW =
  '2026-11-24T10:17:30.125Z,,,,EX0,,,STOREDRIVER,DELIVER,55,<m-1@partner.example>,mira.holt@acme.example,,8123,1,,,Plan,ines@partner.example,ines@partner.example,x,Incoming,,,,';
const HEAD = [
  '\uFEFF#Software: Microsoft Exchange Server',
  '#Version: 15.02.1748.010',
  '#Log-type: Message Tracking Log',
  '#Date: 2026-11-24T10:00:00.000Z',
  '#Fields: date-time,client-ip',
];

const head = { format: 'microsoft.exchange-tracking', event: { class_uid: 0, activity_name: 'Head of a log file' } };

describe('the head of a message tracking log', () => {
  it.each(HEAD)('is kept as what it is: %s', (line) => {
    expect(read(line)).toMatchObject({ kind: 'ok', value: [head] });
    expect(read({ _raw: line })).toMatchObject({ kind: 'ok', value: [head] });
  });

  it('does not take the rows with it that come in the same list', () => {
    expect(read({ events: [HEAD[1], ROW, HEAD[3]] })).toMatchObject({ kind: 'ok', value: [head, { event: { class_uid: 4009 } }, head] });
  });
});
