import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createSecureContext, type ConnectionOptions } from 'node:tls';
import type { KafkaLogOptions } from '@cordon/log-kafka';
import { CordonError, STREAM_NAMES } from '@cordon/wire';
import type { Logger } from '../logging/logger';
import type { Environment } from './environment';

/** How to reach the brokers, or undefined where the log is embedded. Throws CORDON_CONFIG_INVALID for a file of TLS that cannot be used. */
export function kafkaOptions(env: Environment, logger: Logger): KafkaLogOptions | undefined {
  if (env.KAFKA_BROKERS === undefined) return undefined;
  return {
    brokers: env.KAFKA_BROKERS.split(',').map((broker) => broker.trim()),
    clientId: 'cordon',
    prefix: env.KAFKA_PREFIX,
    replication: env.KAFKA_REPLICATION,
    ssl: env.KAFKA_SSL && tlsOf(env),
    partitions: Object.fromEntries(STREAM_NAMES.map((name) => [name, env.KAFKA_PARTITIONS])),
    ...(env.KAFKA_SASL_MECHANISM
      ? { sasl: { mechanism: env.KAFKA_SASL_MECHANISM, username: env.KAFKA_SASL_USERNAME ?? '', password: env.KAFKA_SASL_PASSWORD ?? '' } }
      : {}),
    log: (level, text) => logger[level]({ part: 'kafka' }, text),
  };
}

/** Read and tried at once: when a connection fails by them, kafkajs takes it for an outage, and of a CA without a certificate Node says nothing. */
function tlsOf(env: Environment): ConnectionOptions {
  const [ca, cert, key] = [pem(env, 'KAFKA_SSL_CA_FILE'), pem(env, 'KAFKA_SSL_CERT_FILE'), pem(env, 'KAFKA_SSL_KEY_FILE')];
  const passphrase = env.KAFKA_SSL_KEY_PASSWORD;
  if (ca !== undefined) tried('CORDON_KAFKA_SSL_CA_FILE', () => new X509Certificate(ca));
  if (cert !== undefined && key !== undefined)
    tried('CORDON_KAFKA_SSL_CERT_FILE, CORDON_KAFKA_SSL_KEY_FILE', () => createSecureContext({ cert, key, passphrase }));
  return { ca, cert, key, passphrase };
}

function pem(env: Environment, name: 'KAFKA_SSL_CA_FILE' | 'KAFKA_SSL_CERT_FILE' | 'KAFKA_SSL_KEY_FILE'): string | undefined {
  const path = env[name];
  if (path === undefined) return undefined;
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new CordonError('CORDON_CONFIG_INVALID', `CORDON_${name}: ${path} cannot be read`, false, { cause });
  }
}

function tried(name: string, work: () => unknown): void {
  try {
    work();
  } catch (cause) {
    throw new CordonError('CORDON_CONFIG_INVALID', `${name}: ${String(cause).replace(/^Error: /, '')}`, false, { cause });
  }
}
