import type { Action, Incident, Outcome, StreamName, StreamRecord } from '@cordon/wire';
import { cefHeader, cefValue, toCef } from './cef';

const AT = Date.UTC(2026, 0, 5);
const action = (change: Partial<Action> = {}): Action => ({
  id: 'act-1',
  tenant: 't',
  incident: 'inc-1',
  verb: 'block_traffic',
  target: { kind: 'ip', key: '203.0.113.9' },
  mode: 'auto',
  ttlMs: 1,
  reason: 'r',
  cause: [],
  policyVersion: 'p',
  by: 'engine',
  n: 0,
  decidedAt: AT,
  evidenceAt: AT,
  confidence: 1,
  support: [],
  ...change,
});
const incident = (change: Partial<Incident> = {}): Incident => ({
  id: 'inc-1',
  tenant: 't',
  version: 1,
  status: 'open',
  title: 'Beaconing',
  probability: 0.97126,
  bits: 5,
  contributions: [],
  impact: 1,
  priority: 0.9,
  openedAt: AT,
  firstAt: AT,
  lastAt: AT + 5,
  domains: ['network'],
  tactics: [],
  techniques: ['T1071', 'T1048'],
  entities: [
    { kind: 'user', key: 'jane@example.org', roles: ['actor'], findings: 1 },
    { kind: 'ip', key: '203.0.113.9', roles: ['destination'], findings: 1 },
  ],
  timeline: [],
  links: [],
  narrative: [],
  comments: [],
  change: 'opened',
  ...change,
});
const record = (stream: StreamName, body: unknown): StreamRecord => ({
  stream,
  id: 'x',
  tenant: 't',
  source: 's',
  trust: 3,
  at: AT,
  seen: AT,
  cause: [],
  key: 't',
  body,
});

/** The reader's side: the extension's pairs, unescaped (CEF rev. 25). */
function parse(line: string): { header: string[]; extension: Map<string, string> } {
  const parts = line.split(/(?<!\\)(?:\\\\)*\|/);
  const extension = parts.slice(7).join('|');
  const pairs = [...extension.matchAll(/(\w+)=((?:\\.|[^\\=])*?)(?= \w+=|$)/gs)];
  const plain = (text: string): string => text.replace(/\\(.)/gs, (_, c: string) => (c === 'n' ? '\n' : c === 'r' ? '\r' : c));
  return { header: parts.slice(0, 7).map((p) => p.replace(/\\(.)/g, '$1')), extension: new Map(pairs.map(([, k = '', v = '']) => [k, plain(v)])) };
}

describe('CEF escaping', () => {
  it.each([
    ['plain', 'plain', 'plain'],
    ['a|b', 'a\\|b', 'a|b'],
    ['a\\b', 'a\\\\b', 'a\\\\b'],
    ['a=b', 'a=b', 'a\\=b'],
    ['\\=|', '\\\\=\\|', '\\\\\\=|'],
    ['two\nlines', 'two lines', 'two\\nlines'],
    ['two\r\nlines', 'two lines', 'two\\r\\nlines'],
    ['\n\n', ' ', '\\n\\n'],
    ['ends with \\', 'ends with \\\\', 'ends with \\\\'],
    ['ünïcode 日本', 'ünïcode 日本', 'ünïcode 日本'],
  ])('writes %j in a header as %j and in a value as %j', (text, header, value) => {
    expect([cefHeader(text), cefValue(text)]).toEqual([header, value]);
  });

  it('what an attacker writes into a title or a name adds no field, no line and no header', () => {
    const evil = 'x|10|act=allow dst=1.1.1.1\nCEF:0|Evil|\\';
    const line = toCef(record('incident', incident({ title: evil, entities: [{ kind: 'user', key: evil, roles: ['actor'], findings: 1 }] })));
    expect(line).not.toContain('\n');
    const { header, extension } = parse(line);
    expect(header.slice(0, 3)).toEqual(['CEF:0', 'Cordon', 'Cordon']);
    expect([header[6], extension.get('suser'), extension.get('act'), extension.get('dst')]).toEqual(['7', evil, undefined, undefined]);
  });
});

describe('a CEF line', () => {
  it('of an incident', () => {
    const { header, extension } = parse(toCef(record('incident', incident({ narrative: [{ text: 'It beacons.', evidence: [] }] }))));
    expect(header.slice(4)).toEqual(['inc.create', 'Beaconing', '7']);
    expect(Object.fromEntries(extension)).toMatchObject({
      externalId: 'inc-1',
      rt: String(AT + 5),
      suser: 'jane@example.org',
      dst: '203.0.113.9',
      cs3: 'T1071 T1048',
      cfp1: '0.9713',
      cn1: '1',
      msg: 'It beacons.',
    });
    expect(extension.has('src')).toBe(false);
    expect(parse(toCef(record('incident', incident({ version: 2 })))).header[4]).toBe('inc.update');
  });

  it.each([
    [1.5, '9'],
    [0.9, '7'],
    [0.5, '5'],
    [0.1, '3'],
  ])('of an incident of priority %d has severity %s', (priority, severity) => {
    expect(parse(toCef(record('incident', incident({ priority })))).header[6]).toBe(severity);
  });

  it('of an outcome, louder when it failed', () => {
    const outcome = (state: Outcome['state']): Outcome => ({
      id: 'o',
      tenant: 't',
      action: action(),
      state,
      edge: 3,
      at: AT,
      by: 'engine',
      code: 'CORDON_GUARD_BUDGET',
      reason: 'used up',
    });
    const { header, extension } = parse(toCef(record('outcome', outcome('pending_approval'))));
    expect(header.slice(4)).toEqual(['act.pending_approval', 'block_traffic pending_approval', '5']);
    expect(Object.fromEntries(extension)).toMatchObject({
      externalId: 'act-1',
      outcome: 'pending_approval',
      reason: 'CORDON_GUARD_BUDGET',
      msg: 'used up',
      dst: '203.0.113.9',
    });
    expect(parse(toCef(record('outcome', outcome('release_failed')))).header[6]).toBe('8');
  });

  it('of a decided action names its target by kind', () => {
    const target = (a: Partial<Action>): string =>
      [...parse(toCef(record('action', action(a)))).extension].filter(([k]) => k === 'dst' || k === 'dhost').join();
    expect([target({}), target({ target: { kind: 'device', key: 'pc-7' } })]).toEqual(['dst,203.0.113.9', 'dhost,pc-7']);
  });
});
