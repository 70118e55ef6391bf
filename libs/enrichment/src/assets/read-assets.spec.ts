import { readAssets } from './read-assets';

const read = (text: string): unknown => readAssets(Buffer.from(text));

describe('assets as CSV', () => {
  it('are read by the usual header names, in canonical form', () => {
    const csv = [
      'Asset ID;Host Name;IP Address;MAC Address;Type;Criticality;Owner;Protected',
      'A-1;WS-12;10.0.0.12;00-1B-44-11-3A-B7;Workstation;low;Ann@acme.example;no',
      ';dc01.acme.example.;;;domain-controller;critical;;yes',
      ';scada1;;;ot;2;;runs the plant',
    ].join('\n');
    expect(read(csv)).toEqual({
      assets: [
        {
          key: 'a-1',
          hostname: 'ws-12',
          ip: '10.0.0.12',
          mac: '00:1b:44:11:3a:b7',
          class: 'workstation',
          criticality: 0.5,
          owner: 'ann@acme.example',
        },
        {
          key: 'dc01.acme.example',
          hostname: 'dc01.acme.example',
          class: 'domain-controller',
          criticality: 2,
          protected: 'protected by the inventory',
        },
        { key: 'scada1', hostname: 'scada1', class: 'ot', criticality: 2, protected: 'runs the plant' },
      ],
    });
  });

  it('with mistakes tell every one with its line', () => {
    expect(read('hostname,ip,mac,criticality\na,300.1.1.1,x,9\n,10.0.0.1,,\na,,,\n')).toEqual({
      mistakes: [
        'line 2: ip is no address',
        'line 2: mac is no MAC address',
        'line 2: criticality must be low, ordinary, high, critical, or a number from 0.5 to 2',
        'line 3: hostname or id must be given',
        'line 4: names a twice',
      ],
    });
  });
});
