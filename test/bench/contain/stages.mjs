// Where the time of a trial went, from when each stage handed its record to Kafka (the time in the message, set by the producer).
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { Kafka, logLevel } = require('kafkajs');
require('@cordon/log-kafka');
const { decodeRecord } = require('@cordon/wire');

const STREAMS = ['finding', 'incident', 'action', 'outcome'];
const QUIET_MS = 3_000;
/** Joining a group takes this long at most. */
const JOIN_MS = 15_000;

/** Target → ms since the epoch at which its finding, incident version and action were published and its edges journalled; the first of each. */
export async function published(brokers, prefix) {
  const kafka = new Kafka({ clientId: 'bench', brokers, logLevel: logLevel.ERROR });
  const consumer = kafka.consumer({ groupId: `${prefix}.bench` });
  const found = new Map();
  let last = Date.now() + JOIN_MS;
  await consumer.connect();
  await consumer.subscribe({ topics: STREAMS.map((s) => `${prefix}.${s}`), fromBeginning: true });
  await consumer.run({
    eachMessage: async ({ topic, message }) => {
      last = Date.now();
      const stream = topic.slice(prefix.length + 1);
      for (const [name, target, at] of told(stream, bodyOf(stream, message))) {
        const times = found.get(target) ?? {};
        times[name] ??= at ?? Number(message.timestamp);
        found.set(target, times);
      }
    },
  });
  while (Date.now() - last < QUIET_MS) await new Promise((resolve) => setTimeout(resolve, 200));
  await consumer.disconnect();
  return found;
}

function* told(stream, body) {
  if (stream === 'action') yield ['action', body.target.key];
  else if (stream === 'outcome') yield [body.state, body.action.target.key, body.at];
  else for (const e of body.entities ?? []) if (e.kind === 'ip') yield [stream, e.key];
}

/** What a message says, by the wire's own rules. */
function bodyOf(stream, { key, value, headers }) {
  const texts = Object.fromEntries(Object.entries(headers).map(([name, text]) => [name, text.toString()]));
  const { kind, value: record } = decodeRecord(stream, { key: key.toString(), value, headers: texts });
  if (kind !== 'ok') throw new TypeError(`a ${stream} record that cannot be read`);
  return record.body;
}
