import type { BindingBody, EntityKey, EventBody, Finding, Incident, StreamRecord } from '@cordon/wire';
import { DetectStage, type Chunk, type DetectSettings, type Input, type Outbox, type Output } from '@cordon/runtime';
import { DETECTORS } from '..';

export const TENANT = 'acme';
/** A Monday. */
export const MONDAY = Date.UTC(2026, 0, 5);
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** One event as normalise writes it, still without its place. */
export interface Happening {
  readonly key: string;
  readonly at: number;
  readonly event: EventBody;
  readonly source: string;
}

/** Chance of a test, by a seed (mulberry32). */
export function chance(seed: number): () => number {
  let s = seed;
  return () => {
    s = (s + 0x6d2b79f5) | 0;
    let t = Math.imul(s ^ (s >>> 15), 1 | s);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** All detectors in a real detect stage, fed with what happens; what it wrote can be looked at. */
export class Life {
  readonly findings: Finding[] = [];
  readonly outputs: Output[] = [];
  readonly counts = new Map<string, number>();
  private readonly stage: DetectStage;
  private n = 0;

  constructor(settings: Partial<DetectSettings> = {}, saved?: readonly Chunk[]) {
    this.stage = new DetectStage(DETECTORS, { owns: () => true, ...settings });
    if (saved) this.stage.load(saved);
    else this.bind(...estate());
  }

  /** All that changed since the last call; from the beginning, that is everything. */
  save(): readonly Chunk[] {
    return this.stage.takeDirty();
  }

  bind(...bindings: readonly BindingBody[]): void {
    const inputs = bindings.map((body, offset): Input<'detect'> => {
      const record = {
        stream: 'binding',
        id: `b${offset}`,
        tenant: TENANT,
        source: 'inventory',
        trust: 3,
        at: 0,
        seen: 0,
        cause: [],
        key: TENANT,
        body,
      } as const;
      return { stream: 'binding', partition: 0, offset, record };
    });
    this.stage.step(inputs, MONDAY, this.out());
  }

  /** An incident opens that names these, so nothing is learned of them any more. */
  hold(at: number, ...named: readonly EntityKey[]): void {
    const body: Incident = {
      id: 'inc-held',
      tenant: TENANT,
      version: 1,
      status: 'open',
      title: 'held',
      probability: 1,
      bits: 9,
      contributions: [],
      impact: 1,
      priority: 1,
      openedAt: at,
      firstAt: at,
      lastAt: at,
      domains: [],
      tactics: [],
      techniques: [],
      entities: named.map((e) => ({ ...e, roles: ['actor'], findings: 1 })),
      timeline: [],
      links: [],
      narrative: [],
      comments: [],
      change: 'opened',
    };
    const place = { tenant: TENANT, source: 'cordon', trust: 3, at, seen: at, cause: [], key: TENANT } as const;
    const record = { ...place, stream: 'incident', id: 'inc-held.1', body } as const;
    this.stage.step([{ stream: 'incident', partition: 0, offset: 0, record }], at, this.out());
  }

  /** In order of time, as one source tells it. Returns the findings that came of it. */
  happen(happenings: readonly Happening[]): readonly Finding[] {
    const before = this.findings.length;
    const sorted = [...happenings].sort((a, b) => a.at - b.at);
    for (let i = 0; i < sorted.length; i += 200) {
      const part = sorted.slice(i, i + 200);
      const inputs = part.map((h, offset): Input<'detect'> => ({ stream: 'event', partition: 0, offset, record: this.record(h) }));
      this.stage.step(inputs, part.at(-1)?.at ?? MONDAY, this.out());
    }
    return this.findings.slice(before);
  }

  private record(h: Happening): StreamRecord<EventBody> {
    const id = `e${this.n++}`;
    return {
      stream: 'event',
      id,
      tenant: TENANT,
      source: h.source,
      trust: 2,
      at: h.at,
      seen: h.at + 1_000,
      cause: [`raw.${id}`],
      key: h.key,
      body: h.event,
    };
  }

  private out(): Outbox<'detect'> {
    return {
      emit: (o) => {
        this.outputs.push(o);
        if (o.stream === 'finding') this.findings.push(o.body as Finding);
      },
      dead: (_input, code, reason) => {
        throw new Error(`${code}: ${reason}`);
      },
      count: (name, by = 1) => void this.counts.set(name, (this.counts.get(name) ?? 0) + by),
    };
  }
}

/** Own domain acme.example, a partner, twelve people with a device each. */
export const PEOPLE = ['anna', 'bert', 'cleo', 'dirk', 'emma', 'finn', 'gina', 'hugo', 'ivan', 'jana', 'karl', 'lena'] as const;
export const mailOf = (name: string): string => `${name}@acme.example`;
export const deviceIp = (i: number): string => `10.0.0.${10 + i}`;

function estate(): readonly BindingBody[] {
  const fact = (b: Omit<BindingBody, 'from' | 'confidence' | 'origin'>): BindingBody => ({ from: 0, confidence: 1, origin: 'inventory', ...b });
  return [
    fact({ relation: 'attribute', a: { kind: 'domain', key: 'acme.example' }, attributes: { own: true } }),
    fact({ relation: 'attribute', a: { kind: 'domain', key: 'corvane-logistics.example' }, attributes: { partner: true, name: 'Corvane' } }),
    ...PEOPLE.flatMap((name, i) => [
      fact({
        relation: 'attribute',
        a: { kind: 'user', key: mailOf(name) },
        attributes: { name: `${name.charAt(0).toUpperCase()}${name.slice(1)} Winter` },
      }),
      fact({ relation: 'same', a: { kind: 'user', key: mailOf(name) }, b: { kind: 'mailbox', key: mailOf(name) } }),
      fact({ relation: 'owns', a: { kind: 'user', key: mailOf(name) }, b: { kind: 'device', key: `ws-${i}` } }),
      fact({ relation: 'at', a: { kind: 'device', key: `ws-${i}` }, b: { kind: 'ip', key: deviceIp(i) } }),
    ]),
  ];
}
