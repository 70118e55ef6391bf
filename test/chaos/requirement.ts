import { lacks } from '@cordon/testing';

/** A member that was killed is missed only when its session ends, so the kills on a broker take minutes: on demand, and in the checks. */
export const lacksKafkaChaos = (): string | undefined =>
  lacks.kafka() ?? (isAsked() ? undefined : 'it takes minutes; CORDON_REQUIRE=kafka-chaos runs it');

const isAsked = (): boolean => (process.env['CORDON_REQUIRE'] ?? '').split(',').some((name) => ['kafka-chaos', 'all'].includes(name.trim()));
