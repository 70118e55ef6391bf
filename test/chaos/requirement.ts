import { lacks } from '@cordon/testing';

/** A member that was killed is missed only when its session ends, so the kills on a broker take a quarter of an hour: on demand. */
export const lacksKafkaChaos = (): string | undefined =>
  lacks.kafka() ?? ((process.env['CORDON_REQUIRE'] ?? '').includes('kafka-chaos') ? undefined : 'it takes long; CORDON_REQUIRE=kafka-chaos runs it');
