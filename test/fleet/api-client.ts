import type { RawRecord } from '@cordon/story';

const PAGE = 100;
const BATCH = 1_000;

/** Talks to a running Cordon as its users do. */
export class ApiClient {
  constructor(
    private readonly url: string,
    private readonly token: string,
  ) {}

  /**
   * Hands records in; the same `key` makes the same raw ids anywhere. Order holds within a source, and over sources from one
   * thousand to the next. A mail is a request of its own. Resolves with the number of records that were acknowledged.
   */
  async ingest(records: readonly RawRecord[], key: string): Promise<number> {
    let n = 0;
    let accepted = 0;
    for (let i = 0; i < records.length; i += BATCH) {
      const batch = records.slice(i, i + BATCH);
      for (const source of new Set(batch.map((r) => r.source))) {
        const own = batch.filter((r) => r.source === source);
        const bodies = source === 'mail' ? own.map((r) => r.bytes) : [Buffer.concat(own.flatMap((r) => [r.bytes, NEWLINE]))];
        for (const body of bodies) accepted += await this.post(`ingest/${source}`, body, `${key}.${n++}`);
      }
    }
    return accepted;
  }

  async one<T>(path: string): Promise<T> {
    const response = await fetch(`${this.url}/api/v1/${path}`, { headers: { authorization: `Bearer ${this.token}` } });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  }

  /** All pages of a list. */
  async all<T>(path: string): Promise<T[]> {
    const items: T[] = [];
    for (let next: string | undefined = ''; next !== undefined;) {
      const page: { items: T[]; next?: string } = await this.one(`${path}?limit=${PAGE}${next ? `&cursor=${encodeURIComponent(next)}` : ''}`);
      items.push(...page.items);
      next = page.next;
    }
    return items;
  }

  private async post(path: string, body: Uint8Array, key: string): Promise<number> {
    const headers = { authorization: `Bearer ${this.token}`, 'idempotency-key': key, 'content-type': 'application/octet-stream' };
    const response = await fetch(`${this.url}/api/v1/${path}`, { method: 'POST', headers, body: new Uint8Array(body) });
    if (response.status !== 202) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return ((await response.json()) as { accepted: number }).accepted;
  }
}

const NEWLINE = Buffer.from('\n');
