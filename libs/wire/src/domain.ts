/** The parts of an estate that Cordon watches. Corroboration counts different domains, never different products. */
export const DOMAINS = ['email', 'network', 'identity', 'cloud', 'endpoint', 'ot'] as const;
export type Domain = (typeof DOMAINS)[number];
