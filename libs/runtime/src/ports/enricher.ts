import type { EventBody } from '@cordon/wire';
import type { EstateView } from './format';

/**
 * Adds to a normalised event what is known offline of the things in it: country and operator of an address, provider of a cloud's,
 * kind of a sender's domain. Called once an event, before it is validated, whatever the format.
 */
export interface Enricher {
  /**
   * In place, on an event that nobody else holds. Never changes what the product said; what the tenant's inventory says of an address
   * comes before any database. Never throws, never waits, asks no network; the same event twice gives the same.
   */
  enrich(event: EventBody, estate: EstateView): void;
}
