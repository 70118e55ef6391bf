import { CordonError } from '@cordon/wire';
import { KafkaJSConnectionError, KafkaJSNonRetriableError, KafkaJSNumberOfRetriesExceeded, KafkaJSProtocolError } from 'kafkajs';
import { toCordonError } from './failure';

const protocol = (code: number, message: string): Error => Object.assign(new KafkaJSProtocolError(new Error(message)), { code });
const wrapped = (cause: Error): Error => Object.assign(new KafkaJSNonRetriableError(cause.message), { cause });

test.each([
  ['a connection that broke', new KafkaJSConnectionError('closed'), 'CORDON_LOG_UNAVAILABLE', true],
  ['retries used up', new KafkaJSNumberOfRetriesExceeded(new Error('no leader'), { retryCount: 5, retryTime: 1 }), 'CORDON_LOG_UNAVAILABLE', true],
  ['an older producer', protocol(47, 'old epoch'), 'CORDON_OWNER_FENCED', false],
  ['an older producer, wrapped twice', wrapped(wrapped(protocol(47, 'old epoch'))), 'CORDON_OWNER_FENCED', false],
  ['a batch over the limit', protocol(10, 'too large'), 'CORDON_LOG_UNAVAILABLE', false],
  ['no right', wrapped(protocol(29, 'denied')), 'CORDON_LOG_UNAVAILABLE', false],
  ['a sequence number out of order', protocol(45, 'out of order'), 'CORDON_LOG_UNAVAILABLE', true],
  ['something else than an error', 'what', 'CORDON_LOG_UNAVAILABLE', true],
])('%s', (_, error, code, retriable) => {
  expect(toCordonError(error, 'testing')).toMatchObject({ code, retriable, cause: error });
});

test('what is one of ours already stays as it is', () => {
  const error = new CordonError('CORDON_LOG_PARTITIONS', 'x');
  expect(toCordonError(error, 'testing')).toBe(error);
});
