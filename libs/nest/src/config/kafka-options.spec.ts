import 'reflect-metadata';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeLogger } from '../logging/logger';
import { Environment, readEnvironment } from './environment';
import { kafkaOptions } from './kafka-options';

const logger = makeLogger('silent');

describe('the environment of a connection to Kafka', () => {
  let home: string;
  beforeAll(() => (home = mkdtempSync(join(tmpdir(), 'cordon-kafka-options-'))));
  afterAll(() => rmSync(home, { recursive: true }));
  const file = (name: string, text: string): string => {
    writeFileSync(join(home, name), text);
    return join(home, name);
  };
  const SASL = { CORDON_KAFKA_SASL_MECHANISM: 'plain', CORDON_KAFKA_SASL_USERNAME: 'cordon', CORDON_KAFKA_SASL_PASSWORD: 'hushed' };

  test('is what the log is given, with passwords out of files', () => {
    const environment = readEnvironment({
      CORDON_KAFKA_BROKERS: 'a:9093, b:9093',
      CORDON_KAFKA_SSL: 'true',
      CORDON_KAFKA_SASL_MECHANISM: 'scram-sha-512',
      CORDON_KAFKA_SASL_USERNAME: 'cordon',
      CORDON_KAFKA_SASL_PASSWORD_FILE: file('password', 'hushed\n'),
    });
    expect(kafkaOptions(environment, logger)).toMatchObject({
      brokers: ['a:9093', 'b:9093'],
      ssl: { ca: undefined, cert: undefined, key: undefined },
      sasl: { mechanism: 'scram-sha-512', username: 'cordon', password: 'hushed' },
    });
  });

  test('is the embedded log without brokers, and a connection in the clear without more', () => {
    expect(kafkaOptions(readEnvironment({}), logger)).toBeUndefined();
    const options = kafkaOptions(readEnvironment({ CORDON_KAFKA_BROKERS: 'a:9092' }), logger);
    expect(options).toMatchObject({ ssl: false });
    expect(options).not.toHaveProperty('sasl');
  });

  test.each<[string, Record<string, string>, string[]]>([
    ['a CA without TLS', { CORDON_KAFKA_SSL_CA_FILE: 'ca.pem' }, ['CORDON_KAFKA_SSL_CA_FILE needs CORDON_KAFKA_SSL']],
    [
      'a certificate without TLS or key',
      { CORDON_KAFKA_SSL_CERT_FILE: 'cert.pem' },
      ['CORDON_KAFKA_SSL_CERT_FILE needs CORDON_KAFKA_SSL', 'CORDON_KAFKA_SSL_CERT_FILE needs CORDON_KAFKA_SSL_KEY_FILE'],
    ],
    [
      'a key and its password without certificate',
      { CORDON_KAFKA_SSL: 'true', CORDON_KAFKA_SSL_KEY_FILE: 'key.pem', CORDON_KAFKA_SSL_KEY_PASSWORD: 'hushed' },
      ['CORDON_KAFKA_SSL_KEY_FILE needs CORDON_KAFKA_SSL_CERT_FILE'],
    ],
    ['a password of no key', { CORDON_KAFKA_SSL_KEY_PASSWORD: 'hushed' }, ['CORDON_KAFKA_SSL_KEY_PASSWORD needs CORDON_KAFKA_SSL_KEY_FILE']],
    [
      'no mechanism',
      { CORDON_KAFKA_SASL_USERNAME: 'cordon', CORDON_KAFKA_SASL_PASSWORD: 'hushed' },
      ['CORDON_KAFKA_SASL_USERNAME needs CORDON_KAFKA_SASL_MECHANISM', 'CORDON_KAFKA_SASL_PASSWORD needs CORDON_KAFKA_SASL_MECHANISM'],
    ],
    ['no user', { ...SASL, CORDON_KAFKA_SASL_USERNAME: '' }, ['CORDON_KAFKA_SASL_MECHANISM needs CORDON_KAFKA_SASL_USERNAME']],
    ['an empty password', { ...SASL, CORDON_KAFKA_SASL_PASSWORD: '' }, ['CORDON_KAFKA_SASL_MECHANISM needs CORDON_KAFKA_SASL_PASSWORD']],
  ])('%s is a mistake, and no secret is in its text', (_, env, mistakes) => {
    const text = messageOf(() => readEnvironment(env));
    expect(text).toBe(`CORDON_CONFIG_INVALID: \n  ${mistakes.join('\n  ')}`);
    expect(text).not.toContain('hushed');
  });

  test.each<[string, () => Partial<Environment>, RegExp]>([
    [
      'a CA file that is not there',
      () => ({ KAFKA_SSL_CA_FILE: join(home, 'none') }),
      /^CORDON_CONFIG_INVALID: CORDON_KAFKA_SSL_CA_FILE: .*none cannot be read$/,
    ],
    ['a CA file without a certificate', () => ({ KAFKA_SSL_CA_FILE: file('ca', 'x') }), /^CORDON_CONFIG_INVALID: CORDON_KAFKA_SSL_CA_FILE: .*PEM/],
    [
      'a key that is none',
      () => ({ KAFKA_SSL_CERT_FILE: file('cert', 'x'), KAFKA_SSL_KEY_FILE: file('key', 'x') }),
      /^CORDON_CONFIG_INVALID: CORDON_KAFKA_SSL_CERT_FILE, CORDON_KAFKA_SSL_KEY_FILE: .*PEM/,
    ],
  ])('%s is a mistake before anything connects', (_, more, text) => {
    const environment = Object.assign(new Environment(), { KAFKA_BROKERS: 'a:9093', KAFKA_SSL: true }, more());
    expect(messageOf(() => kafkaOptions(environment, logger))).toMatch(text);
  });
});

function messageOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return 'nothing was refused';
}
