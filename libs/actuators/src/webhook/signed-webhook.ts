import { CordonError, type Verb } from '@cordon/wire';
import {
  Actuator,
  type ActuatorManifest,
  type ApplyResult,
  type Cancel,
  type CheckResult,
  type Order,
  type ReleaseResult,
  type TargetState,
} from '@cordon/runtime';
import { Webhook } from 'standardwebhooks';
import { abortSignal } from '../abort-signal';

export interface WebhookPlace {
  readonly url: string;
  /** `whsec_…` */
  readonly secret: string;
  readonly verb: Verb;
  readonly targets: ActuatorManifest['targets'];
}

/**
 * Hands the action to another system (a SOAR playbook) as a signed Standard Webhook: `action.apply` and `action.release`,
 * with the action id and its end as webhook-id, so that a repeat is recognised there and an extension is not taken for one. There is
 * no reading back.
 */
export class SignedWebhook extends Actuator {
  readonly manifest: ActuatorManifest;
  private readonly webhook: Webhook;

  constructor(
    private readonly place: WebhookPlace,
    private readonly now: () => number,
  ) {
    super();
    this.webhook = new Webhook(place.secret);
    this.manifest = {
      name: `webhook:${place.verb.replace('_', '-')}`,
      verb: place.verb,
      targets: place.targets,
      permissions: [`POST ${new URL(place.url).origin}`],
      example: '{"type":"action.apply","data":{"verb":"…","target":{…},"until":"…"}}',
      howToUndo: 'the receiver acts on action.release, or at `until`',
      reversible: true,
      idempotent: true,
      nativeTtl: false,
      readBack: false,
      ratePerMinute: 600,
      deadlineMs: 10_000,
    };
  }

  async check(): Promise<CheckResult> {
    return { kind: 'ready', prior: { applied: false, ours: false, text: 'not known' }, wouldDo: `POST ${this.place.url}` };
  }

  async apply(order: Order, signal: Cancel): Promise<ApplyResult> {
    const refused = await this.post('apply', order, signal);
    return refused === undefined
      ? { kind: 'applied', until: order.until, text: 'handed over' }
      : { kind: 'refused', code: 'CORDON_ACTUATOR_REFUSED', reason: refused };
  }

  async observe(): Promise<TargetState> {
    return { applied: true, ours: true, text: 'not known' };
  }

  async release(order: Order, _prior: TargetState, signal: Cancel): Promise<ReleaseResult> {
    const refused = await this.post('release', order, signal);
    return refused === undefined ? { kind: 'released', text: 'handed over' } : { kind: 'refused', code: 'CORDON_ACTUATOR_REFUSED', reason: refused };
  }

  /** undefined when it was taken, else why it was refused for good (4xx). Outages throw. */
  private async post(what: 'apply' | 'release', order: Order, signal: Cancel): Promise<string | undefined> {
    const { action } = order;
    const at = new Date(this.now());
    const id = what === 'apply' ? `${action.id}.apply.${order.until}` : `${action.id}.release`;
    const body = JSON.stringify({
      type: `action.${what}`,
      timestamp: at.toISOString(),
      data: {
        id: action.id,
        incident: action.incident,
        verb: action.verb,
        target: action.target,
        until: new Date(order.until).toISOString(),
        reason: action.reason,
      },
    });
    const headers = {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': this.webhook.sign(id, at, body),
    };
    const response = await fetch(this.place.url, { method: 'POST', headers, body, redirect: 'error', signal: abortSignal(signal) }).catch(
      (cause: unknown) => {
        throw new CordonError('CORDON_ACTUATOR_UNAVAILABLE', 'the webhook cannot be reached', true, { cause });
      },
    );
    await response.body?.cancel();
    if (response.ok || response.status === 409) return undefined;
    if (response.status >= 500 || response.status === 429)
      throw new CordonError('CORDON_ACTUATOR_UNAVAILABLE', `the webhook answered ${response.status}`, true);
    return `the webhook answered ${response.status}`;
  }
}
