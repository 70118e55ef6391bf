import { RowWriter } from './row-writer';

const written = (write: (w: RowWriter) => void, initialBytes?: number): string => {
  const w = new RowWriter(initialBytes);
  write(w);
  w.end();
  return Buffer.from(w.take()).toString('latin1');
};

describe('a row', () => {
  test.each<[string, (w: RowWriter) => void, string]>([
    ['text is escaped where it would end a field or a row', (w) => w.text('a\tb\nc\\d\re\0'), 'a\\tb\\nc\\\\d\\re\\0\n'],
    ['the sign for NULL stays text', (w) => w.text('\\N'), '\\\\N\n'],
    ['a whole number', (w) => w.uint(42), '42\n'],
    ['a negative number does not fit and is 0', (w) => w.uint(-1), '0\n'],
    ['a fraction does not fit and is 0', (w) => w.uint(1.5), '0\n'],
    ['a number beyond 2^53 does not fit and is 0', (w) => w.uint(1e300), '0\n'],
    ['a number beyond 32 bits does not fit and is 0', (w) => w.uint32(2 ** 32), '0\n'],
    ['a fraction stays one', (w) => w.float(0.1), '0.1\n'],
    ['infinity is 0', (w) => w.float(Number.POSITIVE_INFINITY), '0\n'],
    ['a time of today is ms', (w) => w.time(1_795_518_444_683), '1795518444683\n'],
    ['a time before 2001-09-09 is written out', (w) => w.time(978_307_200_123), '2001-01-01 00:00:00.123\n'],
    ['a time before the epoch is the epoch', (w) => w.time(-1), '1970-01-01 00:00:00.000\n'],
    ['a time that is none is the epoch', (w) => w.time(Number.NaN), '1970-01-01 00:00:00.000\n'],
    ['a time after 2286 has still 13 digits', (w) => w.time(9e15), '9999999999998\n'],
    ['an absent time is 0', (w) => w.ms(undefined), '0\n'],
    ['a list quotes and escapes', (w) => w.texts(["it's", 'a\\b', '']), "['it\\'s','a\\\\b','']\n"],
    ['an empty list', (w) => w.texts([]), '[]\n'],
    ['JSON has its backslashes doubled', (w) => w.json({ a: 'x\ty"' }), '{"a":"x\\\\ty\\\\""}\n'],
    ['a body that JSON does not know is null', (w) => w.json(undefined), 'null\n'],
    ['bytes stay bytes', (w) => w.bytes(Uint8Array.from([0, 9, 10, 13, 92, 39, 128, 255])), "\\0\\t\\n\\r\\\\'\x80\xff\n"],
    ['fields are parted by tabs', (w) => (w.text('a'), w.text(''), w.uint(1), w.bytes(Uint8Array.of(98)), w.text('c')), 'a\t\t1\tb\tc\n'],
  ])('%s', (_why, write, expected) => {
    expect(written(write)).toBe(expected);
  });

  test('a body that cannot be JSON says so and leaves the rows beside it alone', () => {
    const cycle: Record<string, unknown> = {};
    cycle['self'] = cycle;
    const text = written((w) => (w.json({ n: 1n }), w.json(cycle), w.text('next')));
    expect(text.match(/cordon_unencodable/g)).toHaveLength(2);
    expect(text.endsWith('\tnext\n')).toBe(true);
  });

  test('rows are the same whatever the buffer began with', () => {
    const rows = (w: RowWriter): void => {
      for (let i = 0; i < 200; i++) {
        w.text(`żółw ${i}`);
        w.bytes(Buffer.alloc(i, 9));
        w.end();
      }
    };
    expect(written(rows, 1)).toBe(written(rows, 1_000_000));
  });

  test('what was taken is not touched by what comes after', () => {
    const w = new RowWriter(8);
    w.text('first');
    w.end();
    const first = w.take();
    w.text('other');
    w.end();
    expect(Buffer.from(first).toString()).toBe('first\n');
    expect(w.sizeBytes).toBe(6);
  });
});
