import type { Incident } from '@cordon/wire';
import { Holds } from './holds';

const incident = (id: string, version: number, status: Incident['status'], more: Partial<Incident> = {}): Incident => ({
  id,
  version,
  status,
  tenant: 'acme',
  title: '',
  probability: 0.9,
  bits: 9,
  contributions: [],
  impact: 1,
  priority: 1,
  openedAt: 0,
  firstAt: 0,
  lastAt: 0,
  domains: [],
  tactics: [],
  techniques: [],
  timeline: [],
  links: [],
  narrative: [],
  comments: [],
  change: '',
  entities: [
    { kind: 'user', key: 'anna@acme.example', roles: ['actor'], findings: 1 },
    { kind: 'mailbox', key: 'forged@acme.example', roles: ['actor'], findings: 1, claimed: true },
    { kind: 'url', key: 'https://bad.example/', roles: ['artefact'], findings: 1 },
  ],
  ...more,
});

describe('what open incidents name', () => {
  it('is held, but not what an attacker could have written nor what has no habits', () => {
    const holds = new Holds();
    holds.learn(incident('i', 1, 'open'));
    expect(holds.has('user/anna@acme.example')).toBe(true);
    expect(holds.has('mailbox/forged@acme.example')).toBe(false);
    expect(holds.has('url/https://bad.example/')).toBe(false);
  });

  it.each([
    ['a false alarm is learned', 'false_positive', true],
    ['a harmless truth is learned', 'benign_true_positive', true],
    ['an attack is forgotten', 'true_positive', false],
    ['what nobody knows is forgotten', 'undetermined', false],
  ] as const)('is freed at the end: %s', (_why, verdict, learn) => {
    const holds = new Holds();
    holds.learn(incident('i', 1, 'open'));
    expect(holds.learn(incident('i', 2, 'resolved', { verdict }))).toEqual({ keys: ['user/anna@acme.example'], learn });
    expect(holds.has('user/anna@acme.example')).toBe(false);
  });

  it('stays held while another open incident names it, and through an old version that comes again', () => {
    const holds = new Holds();
    holds.learn(incident('i', 2, 'open'));
    holds.learn(incident('j', 1, 'investigating'));
    holds.learn(incident('i', 1, 'closed'));
    expect(holds.learn(incident('i', 3, 'closed', { verdict: 'false_positive' }))).toEqual({ keys: [], learn: true });
    expect(holds.has('user/anna@acme.example')).toBe(true);
  });

  it('is the same after it was saved', () => {
    const holds = new Holds();
    holds.learn(incident('i', 1, 'open'));
    const again = new Holds();
    again.load(holds.save());
    expect(again.has('user/anna@acme.example')).toBe(true);
    expect(again.save()).toEqual(holds.save());
  });
});
