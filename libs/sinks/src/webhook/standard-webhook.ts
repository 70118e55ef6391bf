import { CordonError, type Action, type Incident, type Outcome, type StreamRecord } from '@cordon/wire';
import { Sink, type Cancel, type Delivery } from '@cordon/runtime';
import { Webhook } from 'standardwebhooks';

export interface StandardWebhookSettings {
  readonly name: string;
  readonly url: string;
  /** `whsec_…`; two for a rotation, the newer first. */
  readonly secrets: readonly string[];
}

/** A receiver that takes a request and never answers is an outage after so long (Standard Webhooks, "Webhook Delivery": 15-30 s). */
const ANSWER_MS = 20_000;

/**
 * Standard Webhooks (SOAR): one POST a record, signed. `webhook-id` is the record's id, so a repeat is recognised by the
 * receiver. 2xx and 409 count as delivered, other 4xx are refused for good, 429 and 5xx are outages.
 */
export class StandardWebhookSink extends Sink {
  readonly name: string;
  private readonly signers: readonly Webhook[];

  constructor(
    private readonly settings: StandardWebhookSettings,
    private readonly now: () => number,
  ) {
    super();
    this.name = settings.name;
    this.signers = settings.secrets.map((s) => new Webhook(s));
  }

  async deliver(records: readonly StreamRecord[], signal: Cancel): Promise<readonly Delivery[]> {
    const deliveries: Delivery[] = [];
    for (const record of records) deliveries.push(await this.post(record, signal));
    return deliveries;
  }

  async close(): Promise<void> {}

  private async post(record: StreamRecord, signal: Cancel): Promise<Delivery> {
    const at = new Date(this.now());
    const body = JSON.stringify({ type: eventType(record), timestamp: new Date(record.at).toISOString(), data: record.body });
    const controller = new AbortController();
    const end = (): void => controller.abort();
    if (signal.aborted) end();
    signal.addEventListener('abort', end, { once: true });
    const late = setTimeout(end, ANSWER_MS);
    try {
      const response = await fetch(this.settings.url, {
        method: 'POST',
        body,
        redirect: 'error',
        signal: controller.signal,
        headers: {
          'content-type': 'application/json',
          'webhook-id': record.id,
          'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
          'webhook-signature': this.signers.map((s) => s.sign(record.id, at, body)).join(' '),
        },
      });
      await response.body?.cancel();
      if (response.ok || response.status === 409) return { kind: 'delivered' };
      if (response.status >= 500 || response.status === 429)
        throw new CordonError('CORDON_SINK_UNAVAILABLE', `${this.name} answered ${response.status}`, true);
      return { kind: 'refused', reason: `${this.name} answered ${response.status}` };
    } catch (cause) {
      if (cause instanceof CordonError) throw cause;
      throw new CordonError('CORDON_SINK_UNAVAILABLE', `${this.name} cannot be reached`, true, { cause });
    } finally {
      clearTimeout(late);
      signal.removeEventListener('abort', end);
    }
  }
}

/** `incident.created`, `incident.updated`, `action.decided`, `action.active`, … */
export function eventType(record: StreamRecord): string {
  if (record.stream === 'incident') return (record.body as Incident).version === 1 ? 'incident.created' : 'incident.updated';
  if (record.stream === 'outcome') return `action.${(record.body as Outcome).state}`;
  return `action.decided.${(record.body as Action).mode}`;
}
