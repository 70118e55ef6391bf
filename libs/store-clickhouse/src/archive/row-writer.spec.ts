import { RowWriter } from './row-writer';

const written = (write: (w: RowWriter) => void, initialBytes?: number): Buffer => {
  const w = new RowWriter(initialBytes);
  write(w);
  return Buffer.from(w.take());
};
const int64 = (value: bigint): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64LE(value);
  return bytes;
};
const float64 = (value: number): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleLE(value);
  return bytes;
};
/** A String as RowBinary has it, by an encoder of its own: length as an unpadded varint, then UTF-8. */
const string = (value: string | Uint8Array): Buffer => {
  const bytes = Buffer.from(value as string);
  const length: number[] = [];
  let rest = bytes.length;
  for (; rest > 0x7f; rest >>= 7) length.push((rest & 0x7f) | 0x80);
  return Buffer.concat([Buffer.from([...length, rest]), bytes]);
};
/** Reads Strings, padded lengths or not, as ClickHouse does (readVarUInt, src/IO/VarInt.h). */
function strings(bytes: Buffer): string[] {
  const found: string[] = [];
  for (let at = 0; at < bytes.length;) {
    let length = 0;
    for (let shift = 0, more = true; more; shift += 7) {
      const byte = bytes[at++] ?? 0;
      length |= (byte & 0x7f) << shift;
      more = byte > 0x7f;
    }
    found.push(bytes.toString('utf8', at, at + length));
    at += length;
  }
  return found;
}

describe('a field', () => {
  test.each<[string, (w: RowWriter) => void, Buffer]>([
    ['text of 7-bit letters', (w) => w.text('a\tb\n\0'), string('a\tb\n\0')],
    ['no text', (w) => w.text(''), Buffer.of(0)],
    ['a whole number', (w) => w.uint(42), int64(42n)],
    ['a number of more than 32 bits', (w) => w.uint(2 ** 53 - 1), int64(2n ** 53n - 1n)],
    ['a negative number does not fit and is 0', (w) => w.uint(-1), int64(0n)],
    ['a fraction does not fit and is 0', (w) => w.uint(1.5), int64(0n)],
    ['a number beyond 2^53 does not fit and is 0', (w) => w.uint(1e300), int64(0n)],
    ['a number of 32 bits', (w) => w.uint32(2 ** 32 - 1), Buffer.of(255, 255, 255, 255)],
    ['a number beyond 32 bits does not fit and is 0', (w) => w.uint32(2 ** 32), Buffer.alloc(4)],
    ['a negative number of 32 bits is 0', (w) => w.uint32(-1), Buffer.alloc(4)],
    ['a byte', (w) => w.uint8(255), Buffer.of(255)],
    ['a number beyond a byte does not fit and is 0', (w) => w.uint8(256), Buffer.of(0)],
    ['not a number is 0', (w) => (w.uint8(Number.NaN), w.uint32(Number.NaN), w.uint(Number.NaN)), Buffer.alloc(13)],
    ['a fraction stays one', (w) => w.float(0.1), float64(0.1)],
    ['infinity is 0', (w) => w.float(Number.POSITIVE_INFINITY), float64(0)],
    ['a time of today', (w) => w.time(1_795_518_444_683), int64(1_795_518_444_683n)],
    ['a time before the epoch is the epoch', (w) => w.time(-1), int64(0n)],
    ['a time that is none is the epoch', (w) => w.time(Number.NaN), int64(0n)],
    ['a time after 2286 is the last that fits', (w) => w.time(9e15), int64(9_999_999_999_998n)],
    ['an instant before the epoch', (w) => w.ms(-1), int64(-1n)],
    ['an instant long before the epoch', (w) => w.ms(-5_000_000_000_123), int64(-5_000_000_000_123n)],
    ['an absent time is 0', (w) => w.ms(undefined), int64(0n)],
    ['a list', (w) => w.texts(["it's", 'a\\b', '']), Buffer.concat([Buffer.of(3), string("it's"), string('a\\b'), string('')])],
    ['an empty list', (w) => w.texts([]), Buffer.of(0)],
    ['bytes stay bytes', (w) => w.bytes(Uint8Array.from([0, 9, 10, 92, 128, 255])), Buffer.of(6, 0, 9, 10, 92, 128, 255)],
    ['many bytes', (w) => w.bytes(Buffer.alloc(300, 7)), string(Buffer.alloc(300, 7))],
  ])('%s', (_why, write, expected) => {
    expect(written(write)).toEqual(expected);
  });

  test.each([1, 42, 43, 63, 64, 65, 127, 128, 5_461, 5_462, 16_383, 16_384, 700_000])(
    'text of %i units comes back, whatever its letters',
    (units) => {
      const texts = ['a', 'é', 'ż', '漢', '😀'].map((letter) => letter.repeat(units)).concat(`${'a'.repeat(units)}ż`);
      expect(strings(written((w) => texts.forEach((text) => w.text(text))))).toEqual(texts);
    },
  );

  test('half a pair of surrogates becomes the sign for what cannot be read', () => {
    expect(strings(written((w) => w.text('a\ud800b')))).toEqual(['a\ufffdb']);
  });

  test('a body is its JSON; one that JSON does not know is null, and one that cannot be JSON says so and leaves the fields beside it alone', () => {
    const cycle: Record<string, unknown> = {};
    cycle['self'] = cycle;
    const [body, none, big, circle, next] = strings(
      written((w) => (w.json({ a: 'x\ty"' }), w.json(undefined), w.json({ n: 1n }), w.json(cycle), w.text('next'))),
    );
    expect([body, none, next]).toEqual(['{"a":"x\\ty\\""}', 'null', 'next']);
    expect(big).toMatch(/cordon_unencodable/);
    expect(circle).toMatch(/cordon_unencodable/);
  });
});

describe('the buffer', () => {
  test('rows are the same whatever it began with', () => {
    const rows = (w: RowWriter): void => {
      for (let i = 0; i < 200; i++) {
        w.text(`żółw ${i}`);
        w.uint(i);
        w.bytes(Buffer.alloc(i, 9));
      }
    };
    expect(written(rows, 1)).toEqual(written(rows, 1_000_000));
  });

  test('what was taken is not touched by what comes after, and memory that is given back is used again', () => {
    const w = new RowWriter(8);
    w.text('first');
    const first = w.take();
    w.text('other');
    expect(strings(Buffer.from(first))).toEqual(['first']);
    expect(w.sizeBytes).toBe(6);
    const other = w.take(first);
    w.text('third');
    expect(strings(Buffer.from(other))).toEqual(['other']);
    expect(strings(Buffer.from(first))).toEqual(['third']);
  });

  test('forgets what it is wound back over', () => {
    const bytes = written((w) => (w.text('kept'), w.text('gone'), w.rewind(5), w.text('next')));
    expect(strings(bytes)).toEqual(['kept', 'next']);
  });
});
