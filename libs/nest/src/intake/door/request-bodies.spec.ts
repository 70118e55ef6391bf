import { PassThrough } from 'node:stream';
import type { IncomingMessage } from 'node:http';
import { IngestLimits } from './ingest-limits';
import { RequestBodies } from './request-bodies';

const requestOf = (stream: PassThrough, headers: Record<string, string> = {}): IncomingMessage => Object.assign(stream, { headers }) as never;

test('a request that breaks off within its body is refused with a code, and holds nothing afterwards', async () => {
  const bodies = new RequestBodies(new IngestLimits({ bodyBytes: 8, inFlightBytes: 8 }));
  const stream = new PassThrough();
  const reading = bodies.with(requestOf(stream), () => Promise.resolve('taken'));
  stream.write('abcd');
  stream.destroy(Object.assign(new Error('aborted'), { code: 'ECONNRESET' }));
  await expect(reading).rejects.toMatchObject({ code: 'CORDON_API_INVALID' });
  expect(bodies.isFull).toBe(false);
  const whole = new PassThrough();
  whole.end('abcdefgh');
  expect(await bodies.with(requestOf(whole), (body) => Promise.resolve(body.toString()))).toBe('abcdefgh');
});
