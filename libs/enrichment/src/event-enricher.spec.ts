import { Estate, READER } from '@cordon/formats';
import { NormaliseStage, StepOutbox, runStep } from '@cordon/runtime';
import { validateOcsf, type EventBody } from '@cordon/wire';
import { senderKindOf } from '@cordon/core';
import { AddressData, readAddressFile } from './addresses/address-data';
import { CloudData } from './cloud/cloud-data';
import { EventEnricher } from './event-enricher';
import { MailKinds } from './mail/mail-kinds';

const file = readAddressFile(Buffer.from('198.51.100.0\t198.51.100.255\t64496\tNL\tExample Net\n203.0.113.0\t203.0.113.255\t64497\tDE\tOther\n'));
const addresses = new AddressData('table' in file ? [file.table] : []);
const clouds = new CloudData([{ cidr: '203.0.113.0/28', fact: { provider: 'AWS', service: 'EC2', region: 'eu-test-1' } }]);
const enricher = new EventEnricher({ addresses, clouds, mail: new MailKinds() });
const estate = new Estate({
  domains: ['acme.example'],
  networks: [
    { cidr: '10.0.0.0/8', name: 'office', country: 'SE', own: true },
    { cidr: '203.0.113.64/26', name: 'partner', country: 'FR', own: false },
    { cidr: '203.0.113.128/26', name: 'vpn', own: true },
  ],
});
const flow = (src: object, dst: object, more: object = {}): EventBody => ({
  class_uid: 4001,
  category_uid: 4,
  activity_id: 6,
  type_uid: 400_106,
  severity_id: 1,
  time: 1,
  metadata: { version: '1.8.0', product: { name: 'x', vendor_name: 'x' } },
  src_endpoint: src,
  dst_endpoint: dst,
  ...more,
});
const enriched = (event: EventBody): EventBody => {
  enricher.enrich(event, estate);
  return event;
};
const NL = { location: { country: 'NL' }, autonomous_system: { number: 64_496, name: 'Example Net' } };
const OTHER = { number: 64_497, name: 'Other' };

describe('what is known offline, in an event', () => {
  it('is country and operator at the addresses, the provider among the enrichments, and is valid OCSF', () => {
    const event = enriched(flow({ ip: '198.51.100.7' }, { ip: '203.0.113.1', port: 443 }));
    expect(event).toMatchObject({
      src_endpoint: { ip: '198.51.100.7', ...NL },
      dst_endpoint: { ip: '203.0.113.1', port: 443, location: { country: 'DE' }, autonomous_system: OTHER },
      enrichments: [{ name: 'dst_endpoint.ip', value: '203.0.113.1', type: 'cloud', provider: 'AWS', data: { service: 'EC2', region: 'eu-test-1' } }],
    });
    expect(validateOcsf(event)).toBeUndefined();
  });

  it('comes after the inventory: its country and name of a network win, and what it leaves out is filled', () => {
    expect(enriched(flow({ ip: '10.1.1.1' }, { ip: '203.0.113.65' }))).toMatchObject({
      src_endpoint: { ip: '10.1.1.1', zone: 'office', location: { country: 'SE' } },
      dst_endpoint: { zone: 'partner', location: { country: 'FR' }, autonomous_system: OTHER },
    });
    expect(enriched(flow({ ip: '203.0.113.130' }, { ip: '10.1.1.1' }))).toMatchObject({ src_endpoint: { zone: 'vpn', location: { country: 'DE' } } });
  });

  it('never changes what the product said', () => {
    const src = { ip: '198.51.100.7', zone: 'dmz', location: { country: 'US', city: 'X' }, autonomous_system: { number: 1 } };
    const dst = { ip: '203.0.113.1', location: { city: 'Y' } };
    const mine = { name: 'dst_endpoint.ip', value: 'x', type: 'cloud', data: {} };
    expect(enriched(flow({ ...src }, { ...dst }, { enrichments: [mine] }))).toMatchObject({
      src_endpoint: src,
      dst_endpoint: { ...dst, location: { city: 'Y', country: 'DE' } },
      enrichments: [mine],
    });
  });

  it('is nothing for odd events, and twice is once', () => {
    for (const [src, dst] of [
      [{ ip: 7 }, { hostname: 'a' }],
      [{ ip: 'no address' }, { ip: '' }],
      [{ ip: '10.0.0.1:443:x' }, { ip: '999.1.1.1' }],
    ] as [object, object][]) {
      const before = JSON.stringify(flow({ ...src }, { ...dst }));
      expect(JSON.stringify(enriched(flow(src, dst)))).toBe(before);
    }
    const once = JSON.stringify(enriched(flow({ ip: '198.51.100.7' }, { ip: '203.0.113.1' })));
    const again: unknown = JSON.parse(once);
    expect(JSON.stringify(enriched(again as EventBody))).toBe(once);
  });

  it('tells a foreign sender of a free or a disposable provider from a firm, and never an own domain', () => {
    const kindOf = (from: string): unknown => senderKindOf(enriched(flow({}, {}, { class_uid: 4009, email: { from } })));
    expect([
      kindOf('somebody@gmail.com'),
      kindOf('x@mailinator.com'),
      kindOf('ann@acme.example'),
      kindOf('bob@supplies.example'),
      kindOf('nobody'),
    ]).toEqual(['mail_provider', 'disposable', undefined, undefined, undefined]);
  });
});

describe('normalise', () => {
  it('adds it to what any format made, before the check', async () => {
    const line = `{"ts":1700000000.1,"uid":"C1","id.orig_h":"10.0.0.9","id.orig_p":50000,"id.resp_h":"198.51.100.9","id.resp_p":443,"proto":"tcp","conn_state":"SF","_path":"conn"}`;
    const stage = new NormaliseStage({ reader: READER, estates: () => estate, enricher: () => enricher });
    const seen = 1_700_000_001_000;
    const record = {
      stream: 'raw',
      id: 'r',
      tenant: 't',
      source: 's',
      trust: 2,
      at: seen,
      seen,
      cause: [],
      key: 't',
      body: { bytes: Buffer.from(line) },
    };
    const out = new StepOutbox('normalise', 0, 1, seen);
    await runStep({ stage, partition: 0, inputs: [{ stream: 'raw', record, position: { partition: 0, offset: 0n } } as never], now: seen, out });
    expect(out.outputs.map((o) => [o.stream, (o as { body?: unknown }).body])).toEqual([
      ['event', expect.objectContaining({ dst_endpoint: expect.objectContaining({ ip: '198.51.100.9', port: 443, ...NL }) as unknown })],
    ]);
  });
});
