import { CordonError } from '@cordon/wire';
import { KafkaJSConnectionError, KafkaJSNonRetriableError, KafkaJSNumberOfRetriesExceeded, KafkaJSProtocolError } from 'kafkajs';
import { toCordonError } from './failure';
import { plainAtFirst } from './refusal';

const protocol = (code: number, message: string): Error => Object.assign(new KafkaJSProtocolError(new Error(message)), { code });
/** As kafkajs's own, whose type has no arguments. */
const login = (message: string): Error => Object.assign(new KafkaJSNonRetriableError(message), { name: 'KafkaJSSASLAuthenticationError' });
const connection = (code: string): Error => new KafkaJSConnectionError('Connection error', { code });
const wrapped = (cause: Error): Error => Object.assign(new KafkaJSNonRetriableError(cause.message), { cause });

test.each([
  ['a connection that broke', new KafkaJSConnectionError('closed'), 'CORDON_LOG_UNAVAILABLE', true],
  ['retries used up', new KafkaJSNumberOfRetriesExceeded(new Error('no leader'), { retryCount: 5, retryTime: 1 }), 'CORDON_LOG_UNAVAILABLE', true],
  ['a number of the producer that the broker has forgotten', wrapped(wrapped(protocol(59, 'unknown producer'))), 'CORDON_LOG_UNAVAILABLE', true],
  ['a batch over the limit', protocol(10, 'too large'), 'CORDON_LOG_UNAVAILABLE', false],
  ['no right', wrapped(protocol(29, 'denied')), 'CORDON_LOG_REFUSED', false],
  ['a wrong password', login('SASL PLAIN authentication failed: Authentication failed'), 'CORDON_LOG_REFUSED', false],
  ['a mechanism that is not offered', login('SASL PLAIN mechanism is not supported by the server'), 'CORDON_LOG_REFUSED', false],
  ['a login that was cut off', login('SASL PLAIN authentication failed: Closed connection'), 'CORDON_LOG_UNAVAILABLE', true],
  ['a login that was reset', login('SASL SCRAM SHA512 authentication failed: Connection error: read ECONNRESET'), 'CORDON_LOG_UNAVAILABLE', true],
  [
    'a login without an answer',
    login('SASL PLAIN authentication failed: Request SaslAuthenticate(key: 36, version: 1) timed out'),
    'CORDON_LOG_UNAVAILABLE',
    true,
  ],
  ['an unknown CA', wrapped(connection('UNABLE_TO_VERIFY_LEAF_SIGNATURE')), 'CORDON_LOG_REFUSED', false],
  ['a certificate for another host', connection('ERR_TLS_CERT_ALTNAME_INVALID'), 'CORDON_LOG_REFUSED', false],
  ['a client certificate that is refused', connection('ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE'), 'CORDON_LOG_REFUSED', false],
  ['a client certificate that is missing', connection('ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED'), 'CORDON_LOG_REFUSED', false],
  ['a port without TLS', connection('ERR_SSL_WRONG_VERSION_NUMBER'), 'CORDON_LOG_REFUSED', false],
  ['a connection that was reset', connection('ECONNRESET'), 'CORDON_LOG_UNAVAILABLE', true],
  ['bytes damaged on the way', connection('ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC'), 'CORDON_LOG_UNAVAILABLE', true],
  ['a sequence number out of order', protocol(45, 'out of order'), 'CORDON_LOG_UNAVAILABLE', true],
  ['something else than an error', 'what', 'CORDON_LOG_UNAVAILABLE', true],
])('%s', (_, error, code, retriable) => {
  expect(toCordonError(error, 'testing')).toMatchObject({ code, retriable, cause: error });
});

test('what is one of ours already stays as it is', () => {
  const error = new CordonError('CORDON_LOG_PARTITIONS', 'x');
  expect(toCordonError(error, 'testing')).toBe(error);
});

test('of what OpenSSL says, the reason is left', () => {
  const text =
    '80ECE440:error:0A000412:SSL routines:ssl3_read_bytes:sslv3 alert bad certificate:../deps/openssl/rec_layer_s3.c:1601:SSL alert number 42\n';
  expect(toCordonError(new KafkaJSConnectionError(`Connection error: ${text}`), 'testing').message).toBe(
    'CORDON_LOG_UNAVAILABLE: testing: Connection error: TLS: sslv3 alert bad certificate',
  );
});

test.each([
  ['Connection error: Client network socket disconnected before secure TLS connection was established', 'does the port speak TLS?'],
  ['Closed connection', 'does the port ask for TLS or SASL?'],
  ['Request is not valid given the current SASL state', 'does the port speak SASL?'],
])('of a first connection that ends with "%s" it is asked', (message, doubt) => {
  expect(plainAtFirst(message)).toBe(`${message}; ${doubt}`);
});
