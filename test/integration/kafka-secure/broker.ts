import { startKafka, type KafkaBroker } from '@cordon/testing';
import type { Certificates } from './certificates';

export const MECHANISMS = ['plain', 'scram-sha-256', 'scram-sha-512'] as const;
const LOGIN = 'org.apache.kafka.common.security';

/** A user whom the broker knows by every mechanism. */
export interface User {
  readonly name: string;
  readonly password: string;
}

/**
 * A broker with four listeners beside the open one: SASL over TLS, SASL in the clear, TLS that asks for a client's certificate, and TLS with
 * a certificate for another name.
 */
export function startSecureKafka({ ca, broker, misnamed }: Certificates, user: User): Promise<KafkaBroker> {
  const sasl = (listener: string): Record<string, string> => ({
    [`listener.name.${listener}.sasl.enabled.mechanisms`]: MECHANISMS.join().toUpperCase(),
    [`listener.name.${listener}.plain.sasl.jaas.config`]: `${LOGIN}.plain.PlainLoginModule required user_${user.name}="${user.password}";`,
    [`listener.name.${listener}.scram-sha-256.sasl.jaas.config`]: `${LOGIN}.scram.ScramLoginModule required;`,
    [`listener.name.${listener}.scram-sha-512.sasl.jaas.config`]: `${LOGIN}.scram.ScramLoginModule required;`,
  });
  return startKafka({
    listeners: { SECURE: 'SASL_SSL', CLEAR: 'SASL_PLAINTEXT', MUTUAL: 'SSL', MISNAMED: 'SSL' },
    scram: ['SCRAM-SHA-256', 'SCRAM-SHA-512'].map((mechanism) => `${mechanism}=[name=${user.name},password=${user.password}]`),
    properties: {
      'ssl.keystore.type': 'PEM',
      'ssl.keystore.location': broker,
      'ssl.truststore.type': 'PEM',
      'ssl.truststore.location': ca,
      'listener.name.mutual.ssl.client.auth': 'required',
      'listener.name.misnamed.ssl.keystore.location': misnamed,
      ...sasl('secure'),
      ...sasl('clear'),
    },
  });
}
