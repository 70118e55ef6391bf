import { lacks } from '@cordon/testing';

/** A member that was killed is missed only when its session ends, so the kills on a broker take minutes: on demand, and in the checks. */
export const lacksKafkaChaos = (): string | undefined =>
  lacks.kafka() ?? (isAsked('kafka-chaos') ? undefined : 'it takes minutes; CORDON_REQUIRE=kafka-chaos runs it');

/** What takes minutes is done on demand: CORDON_REQUIRE names it. */
export const isAsked = (what: string): boolean =>
  (process.env['CORDON_REQUIRE'] ?? '').split(',').some((name) => [what, 'all'].includes(name.trim()));
