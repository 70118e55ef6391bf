import type { OcsfEvent } from '@cordon/wire';
import { isObject, number, object, text, type Json } from './read-ocsf';

/* What enrichment has added to an event. */

/** Entry of `enrichments[]` that says a kind of thing about a member of the event. */
function enrichmentOf(e: OcsfEvent, name: string, ...types: readonly string[]): Json | undefined {
  const list: unknown = e['enrichments'];
  const found: unknown = Array.isArray(list)
    ? list.find((x) => isObject(x) && x['name'] === name && types.includes(text(x, 'type') ?? ''))
    : undefined;
  return isObject(found) ? found : undefined;
}

/** The sender's domain is one where anybody gets an address, or gets one for minutes; undefined for a firm's own and for an unknown one. */
export function senderKindOf(e: OcsfEvent): 'mail_provider' | 'disposable' | undefined {
  const kind = text(enrichmentOf(e, 'email.from', 'mail_provider', 'disposable'), 'type');
  return kind === 'mail_provider' || kind === 'disposable' ? kind : undefined;
}

/** A cloud provider whose published ranges hold the address. */
export interface CloudPlace {
  readonly provider: string;
  readonly service: string | undefined;
  readonly region: string | undefined;
}

export function cloudPlaceOf(e: OcsfEvent, end: 'src_endpoint' | 'dst_endpoint'): CloudPlace | undefined {
  const found = enrichmentOf(e, `${end}.ip`, 'cloud');
  const provider = text(found, 'provider');
  if (provider === undefined) return undefined;
  const data = object(found, 'data');
  return { provider, service: text(data, 'service'), region: text(data, 'region') };
}

/** Who runs the network that an address lies in. */
export interface NetworkOperator {
  /** Of its autonomous system. */
  readonly number: number;
  readonly name: string | undefined;
}

export function operatorOf(e: OcsfEvent, end: 'src_endpoint' | 'dst_endpoint'): NetworkOperator | undefined {
  const system = object(object(e, end), 'autonomous_system');
  const n = number(system, 'number');
  return n === undefined ? undefined : { number: n, name: text(system, 'name') };
}
