import { existsSync } from 'node:fs';
import { cordon, Scratch } from './bad-input';

jest.setTimeout(120_000);

const SETTINGS = `tenants:
  - id: default
    policy: policy.yaml
    inventory: inventory.yaml
sources:
  - { name: mail, tenant: nobody, trust: 2 }
  - name: aws
    tenant: default
    trust: 9
  - name: zeek
    tenant: default
    trust: 1
    format: carrier-pigeon
destinations:
  - name: soc
    kind: webhook
    url: https://soc.example/hook
    secretFiles: [no-such-secret]
colour: red
`;
const GOOD_SETTINGS = `tenants:
  - { id: default, policy: policy.yaml, inventory: inventory.yaml }
sources:
  - { name: mail, tenant: default, trust: 2 }
`;
const POLICY = `name: five mistakes
rules:
  - verb: explode
    mode: auto
  - verb: block_traffic
    mode: sometimes
    minProbability: 7
  - { verb: notify, mode: observe }
  - { verb: notify, mode: auto }
protected:
  - { key: router, reason: no kind }
`;
const GOOD_POLICY = 'name: fine\n';
const INVENTORY = `domains: [own.example, not a domain]
people:
  - { id: ada, name: Ada, mail: ada@own.example, device: nowhere }
  - name: Bob
assets:
  - { hostname: pc-1, class: workstation, owner: nobody }
networks:
  - { cidr: 10.0.0.0/99, name: office }
`;
const BOMB = `a: &a [x, x, x, x, x, x, x, x, x]\n${'bcdefghi'.replace(
  /./g,
  (c) =>
    `${c}: &${c} [${Array(9)
      .fill(`*${String.fromCharCode(c.charCodeAt(0) - 1)}`)
      .join(', ')}]\n`,
)}`;

type Case = readonly [what: string, code: string, files: Readonly<Record<string, string>>, mistakes: readonly string[]];

const CASES: readonly Case[] = [
  [
    'cordon.yaml',
    'CORDON_CONFIG_INVALID',
    { 'cordon.yaml': SETTINGS, 'policy.yaml': GOOD_POLICY },
    [
      'line 6: sources[0].tenant',
      'line 9: sources[1].trust',
      'line 13: sources[2].format',
      'line 18: destinations[0].secretFiles[0]',
      'line 19: colour',
    ],
  ],
  [
    'a policy',
    'CORDON_POLICY_INVALID',
    { 'cordon.yaml': GOOD_SETTINGS, 'policy.yaml': POLICY },
    ['line 3: rules[0].verb', 'line 6: rules[1].mode', 'line 7: rules[1].minProbability', 'line 9: rules[3]', 'line 11: protected[0]'],
  ],
  [
    'an inventory',
    'CORDON_INVENTORY_INVALID',
    { 'cordon.yaml': GOOD_SETTINGS, 'policy.yaml': GOOD_POLICY, 'inventory.yaml': INVENTORY },
    ['line 1: domains[1]', 'line 3: people[0].device', 'line 4: people[1].mail', 'line 6: assets[0].owner', 'line 8: networks[0].cidr'],
  ],
  [
    'a policy that is no YAML',
    'CORDON_POLICY_INVALID',
    { 'cordon.yaml': GOOD_SETTINGS, 'policy.yaml': 'name: [\nrules: }\n\tx: "\n' },
    ['line 2', 'line 3'],
  ],
  ['a policy of a billion laughs', 'CORDON_POLICY_INVALID', { 'cordon.yaml': GOOD_SETTINGS, 'policy.yaml': BOMB }, ['aliases']],
  ['a policy that is not there', 'CORDON_POLICY_INVALID', { 'cordon.yaml': GOOD_SETTINGS }, ['cannot be read']],
];

describe.each(CASES)('%s with mistakes', (_what, code, files, mistakes) => {
  const scratch = new Scratch();
  beforeAll(() => {
    for (const [name, text] of Object.entries(files)) scratch.write(name, text);
  });
  afterAll(() => scratch.remove());

  it(`is refused at start with ${code}, every mistake with its line, and nothing is made`, async () => {
    const data = scratch.at('data');
    const { code: exit, stderr } = await cordon(['run'], { DATA_DIR: data, SETTINGS: scratch.at('cordon.yaml'), HTTP_PORT: '0' });
    expect(exit).toBe(1);
    expect(stderr.startsWith(`${code}: `)).toBe(true);
    expect(mistakes.filter((mistake) => !stderr.includes(mistake))).toEqual([]);
    const listed = stderr.split('\n').filter((line) => /^ +line \d+/.test(line));
    expect(listed.filter((line) => !mistakes.some((mistake) => line.trimStart().startsWith(mistake)))).toEqual([]);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(existsSync(data)).toBe(false);
  });
});

describe('settings of the process with mistakes', () => {
  it('are all listed, and nothing is made', async () => {
    const scratch = new Scratch();
    const { code, stderr } = await cordon(['run'], { DATA_DIR: scratch.at('data'), HTTP_PORT: 'eighty', LOG_LEVEL: 'loud', COLOUR: 'red' });
    expect(code).toBe(1);
    expect(stderr.startsWith('CORDON_CONFIG_INVALID: ')).toBe(true);
    expect(stderr).not.toMatch(/^\s+at /m);
    const listed = [...stderr.matchAll(/^ +(\w+)/gm)].map(([, name]) => name);
    expect([...new Set(listed)].sort()).toEqual(['CORDON_COLOUR', 'CORDON_HTTP_PORT', 'CORDON_LOG_LEVEL']);
    expect(existsSync(scratch.at('data'))).toBe(false);
    scratch.remove();
  });
});
