import type { Placed } from '@cordon/runtime';
import { describeWith, lacksChdb, storeSamples, waitUntil } from '@cordon/testing';
import { startApi, tokenOf, type ApiUnderTest } from '../testing/api-under-test';

const { action, incident, outcome, placed } = storeSamples;
jest.setTimeout(60_000);

interface Event {
  readonly id: string;
  readonly event: string;
  readonly data: { readonly id?: string; readonly version?: number; readonly edge?: number };
}

/** A client as browsers have it: takes the stream apart and keeps the last id. */
class Listener {
  readonly events: Event[] = [];
  status = 0;
  ended = false;
  private readonly stopper = new AbortController();

  constructor(url: string, headers: Record<string, string>) {
    void this.listen(url, headers)
      .catch(() => undefined)
      .finally(() => (this.ended = true));
  }

  get lastId(): string {
    return this.events.at(-1)?.id ?? '';
  }

  /** Events without signs of life, as `kind id/version`. */
  get told(): string[] {
    return this.events
      .filter((e) => e.event !== 'alive')
      .map((e) => `${e.event} ${e.data.id ?? ''}${e.data.version === undefined ? '' : `/${e.data.version}`}`);
  }

  async until(count: number): Promise<void> {
    await waitUntil(`${count} events came`, 20_000, () => this.told.length >= count);
  }

  async connected(): Promise<this> {
    await waitUntil('the stream began', 10_000, () => this.events.length > 0);
    return this;
  }

  stop(): void {
    this.stopper.abort();
  }

  private async listen(url: string, headers: Record<string, string>): Promise<void> {
    const response = await fetch(url, { headers, signal: this.stopper.signal });
    this.status = response.status;
    let rest = '';
    for await (const piece of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const blocks = (rest + piece).split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) this.take(block);
    }
  }

  private take(block: string): void {
    const fields = new Map(block.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]));
    const [id, event, data] = [fields.get('id'), fields.get('event'), fields.get('data')];
    if (id !== undefined && event !== undefined && data !== undefined) this.events.push({ id, event, data: JSON.parse(data) as Event['data'] });
  }
}

describeWith('chdb', lacksChdb, () => {
  let api: ApiUnderTest;
  let tenant = 'acme';
  const listeners: Listener[] = [];
  beforeAll(async () => {
    api = await startApi();
  });
  afterEach(() => listeners.splice(0).forEach((l) => l.stop()));
  afterAll(() => api.close());

  const listen = (lastId?: string, as = tenant): Listener => {
    const headers = { authorization: 'Bearer admin-token', ...(lastId === undefined ? {} : { 'last-event-id': lastId }) };
    const listener = new Listener(`${api.running.url}/api/v1/stream?tenant=${as}`, headers);
    listeners.push(listener);
    return listener;
  };

  let offset = 0;
  const version = (id: string, n: number, as = tenant): Placed =>
    placed('incident', as, `${id}.${n}`, incident(as, id, n, { narrative: [{ text: 'long', evidence: [] }] }), offset++);
  const decided = (id: string): Placed => placed('action', tenant, id, action(tenant, id), offset++);
  const edge = (id: string, n: number): Placed => {
    const body = outcome(action(tenant, id), n, n === 1 ? 'proposed' : 'active');
    return placed('outcome', tenant, body.id, body, offset++);
  };
  const store = (...records: Placed[]): Promise<void> => api.parts.store.archive(records);

  it('begins now, and tells each version, decision and edge once and in order', async () => {
    await store(version('old', 1));
    const listener = await listen().connected();
    await store(version('i', 1), version('i', 2));
    await store(version('i', 3), decided('a'), edge('a', 1), edge('a', 2));
    await listener.until(6);
    await store(version('last', 1));
    await listener.until(7);
    expect(listener.told).toEqual(['incident i/1', 'incident i/2', 'incident i/3', 'action a', 'outcome a.1', 'outcome a.2', 'incident last/1']);
  });

  it('tells of an incident what a list shows and what made the version, and not its whole story', async () => {
    const listener = await listen().connected();
    await store(version('shape', 1), version('shape', 2));
    await listener.until(2);
    const [first, second] = listener.events.filter((e) => e.event === 'incident').map((e) => e.data);
    expect(second).toMatchObject({
      id: 'shape',
      version: 2,
      status: 'open',
      title: 'Takeover, version 2',
      probability: 0.93,
      findings: 0,
      change: 'finding',
      domains: ['identity'],
    });
    expect(first).not.toHaveProperty('narrative');
    expect(first).not.toHaveProperty('verdict');
  });

  it('goes on after the last id, at whichever event that was, and after a restart', async () => {
    const first = await listen().connected();
    await store(version('r', 1), version('r', 2), decided('ra'), edge('ra', 1), version('r', 3));
    await first.until(5);
    const all = first.told;
    const ids = first.events.filter((e) => e.event !== 'alive').map((e) => e.id);
    first.stop();
    await api.restart();
    await store(version('r', 4));
    for (const [i, id] of ids.entries()) {
      const resumed = listen(id);
      const rest = [...all.slice(i + 1)];
      await resumed.until(rest.length + 1);
      expect([...resumed.told].sort()).toEqual([...rest, 'incident r/4'].sort());
      resumed.stop();
    }
  });

  it('a client that saw nothing yet resumes from when it first connected', async () => {
    const first = await listen().connected();
    first.stop();
    await store(version('missed', 1));
    const second = listen(first.lastId);
    await second.until(1);
    expect(second.told).toEqual(['incident missed/1']);
  });

  it('a batch that was archived twice is told once', async () => {
    const listener = await listen().connected();
    const twice = [version('twice', 1), version('twice', 2)];
    await store(...twice);
    await store(...twice);
    await listener.until(2);
    await store(version('after', 1));
    await listener.until(3);
    expect(listener.told).toEqual(['incident twice/1', 'incident twice/2', 'incident after/1']);
  });

  it('many changes come all, page by page', async () => {
    const listener = await listen().connected();
    const many = Array.from({ length: 350 }, (_, i) => version('many', i + 1));
    await store(...many);
    await listener.until(350);
    expect(listener.told).toEqual(many.map((_, i) => `incident many/${i + 1}`));
  });

  it('a partition that is new is read from its start', async () => {
    const listener = await listen().connected();
    await store({ ...version('p', 1), partition: 7, offset: 0 }, { ...version('p', 2), partition: 7, offset: 1 });
    await listener.until(2);
    expect(listener.told).toEqual(['incident p/1', 'incident p/2']);
  });

  it('of another tenant nothing is told', async () => {
    const [ours, theirs] = [await listen().connected(), await listen(undefined, 'beta').connected()];
    await store(version('ours', 1), version('theirs', 1, 'beta'));
    await Promise.all([ours.until(1), theirs.until(1)]);
    expect([ours.told, theirs.told]).toEqual([['incident ours/1'], ['incident theirs/1']]);
    tenant = 'acme';
  });

  it.each(['7', 'incident/3', 'incident/3=1@2,', 'raw/3=1@2', "incident/3=1@2' OR 1=1"])(
    'the id %j, which is none of this stream, is refused',
    async (id) => {
      const { status } = await api.call('/api/v1/stream', { headers: { 'last-event-id': id } });
      expect(status).toBe(400);
    },
  );

  it('needs the right read, and has a limit of listeners, which those who left do not count for', async () => {
    expect((await api.call('/api/v1/stream', { token: tokenOf('ingest') })).status).toBe(403);
    const many = Array.from({ length: 64 }, () => listen());
    await Promise.all(many.map((l) => l.connected()));
    expect((await api.call('/api/v1/stream')).status).toBe(429);
    many.forEach((l) => l.stop());
    await waitUntil('there is room again', 20_000, async () => {
      const next = listen();
      await waitUntil('it is answered', 10_000, () => next.status !== 0);
      return next.status === 200;
    });
  });

  it('does not hold up a stop: connected clients see the end of the stream', async () => {
    const listener = await listen().connected();
    await api.restart();
    await waitUntil('the stream ended', 10_000, () => listener.ended);
  });
});
