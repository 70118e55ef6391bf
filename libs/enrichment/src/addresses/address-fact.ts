/** What a file of address data says of an address. */
export interface AddressFact {
  /** ISO 3166-1 alpha-2. */
  readonly country?: string | undefined;
  readonly operator?: Operator | undefined;
}

/** An autonomous system (RFC 1930). */
export interface Operator {
  readonly number: number;
  readonly name?: string;
}

const MAX_NAME = 128;
const COUNTRY = /^[A-Z]{2}$/;
/** ISO 3166 leaves it to users; the IPtoASN and GeoIP data write it for "unknown". */
const UNKNOWN_COUNTRY = 'ZZ';

/** undefined when nothing of it is usable. AS 0 is "not routed" (RFC 7607). */
export function factOf(country: unknown, number: unknown, name: unknown): AddressFact | undefined {
  const code = typeof country === 'string' && COUNTRY.test(country) && country !== UNKNOWN_COUNTRY ? country : undefined;
  const asn = typeof number === 'number' && Number.isInteger(number) && number > 0 && number <= 0xffff_ffff ? number : undefined;
  if (code === undefined && asn === undefined) return undefined;
  const called = typeof name === 'string' && name !== '' ? name.slice(0, MAX_NAME) : undefined;
  return {
    ...(code === undefined ? {} : { country: code }),
    ...(asn === undefined ? {} : { operator: { number: asn, ...(called === undefined ? {} : { name: called }) } }),
  };
}
