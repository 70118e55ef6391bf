import fc from 'fast-check';
import { Framer, withoutTrailer } from './framing';

const MAX = 1_000;
interface Read {
  readonly texts: string[];
  readonly cut: number;
  readonly framer: Framer;
}

/** What a stream that comes in these chunks, and then ends, holds. */
function readAll(chunks: readonly Buffer[], max = MAX): Read {
  const framer = new Framer(max);
  const frames = [...chunks.flatMap((chunk) => framer.push(chunk)), ...framer.end()];
  return { texts: frames.map((f) => f.bytes.toString('latin1')), cut: frames.filter((f) => f.cut).length, framer };
}

const readText = (text: string, max?: number): Read => readAll([Buffer.from(text, 'latin1')], max);
const counted = (messages: readonly Buffer[]): Buffer => Buffer.concat(messages.flatMap((m) => [Buffer.from(`${m.length} `), m]));

describe('the framing of a stream', () => {
  it.each([
    ['counted messages', '5 <1>ab4 <2>c', ['<1>ab', '<2>c']],
    ['a counted message holds any byte', '7 <1>a\nb\0', ['<1>a\nb']],
    ['LF between counted messages', '4 <1>a\n4 <1>b\r\n\0', ['<1>a', '<1>b']],
    ['LF that was counted', '5 <1>a\n', ['<1>a']],
    ['lines', '<1>a\n<1>b\n', ['<1>a', '<1>b']],
    ['lines with CR', '<1>a\r\n<1>b\r\n', ['<1>a', '<1>b']],
    ['NUL for LF', '<1>a\0<1>b\0', ['<1>a', '<1>b']],
    ['both', '<1>a\n\0<1>b\0\n', ['<1>a', '<1>b']],
    ['a last line without an end', '<1>a\n<1>b', ['<1>a', '<1>b']],
    ['empty lines are nothing', '\n\r\n<1>a\n\n\n', ['<1>a']],
    ['a line that begins with a number, behind another', '<1>a\n12 b\n', ['<1>a', '12 b']],
    ['a line that begins with a date', '2026-03-01 a\n2026-03-01 b\n', ['2026-03-01 a', '2026-03-01 b']],
    ['a line that begins with too long a number', '1772359200123 a\n', ['1772359200123 a']],
    ['a line that begins with zero', '012 a\n', ['012 a']],
    ['nothing but a number', '123', ['123']],
  ])('takes %s, however it is cut into chunks', (_why, text, expected) => {
    const whole = Buffer.from(text, 'latin1');
    for (let at = 0; at <= whole.length; at++) {
      expect(readAll([whole.subarray(0, at), whole.subarray(at)]).texts).toEqual(expected);
    }
    expect(readAll([...whole].map((byte) => Buffer.from([byte]))).texts).toEqual(expected);
  });

  it.each([
    ['something else in place of a count', '4 <1>a<1>b\n'],
    ['a count without a space', '4 <1>a4x'],
    ['a count that no message can have', '4 <1>a9999999999 b'],
  ])('is broken by %s, and what came before is taken', (_why, text) => {
    const { texts, framer } = readText(text);
    expect(texts).toEqual(['<1>a']);
    expect(framer.broken).toBe(true);
  });

  it('cuts a line that is too long, and goes on with the next', () => {
    expect(readText('<1>abcdefgh\n<1>b\n', 6)).toMatchObject({ texts: ['<1>abc', '<1>b'], cut: 1 });
  });

  it('cuts a counted message that is too long, and goes on with the next', () => {
    expect(readText('11 <1>abcdefgh4 <1>b', 6)).toMatchObject({ texts: ['<1>abc', '<1>b'], cut: 1 });
  });

  it('keeps no more than the bound of a message that does not end', () => {
    const framer = new Framer(MAX);
    for (let i = 0; i < 5_000; i++) framer.push(Buffer.from('x'));
    expect(framer.heldBytes).toBe(MAX);
  });

  it('takes no counted message that is not whole', () => {
    const { texts, framer } = readText('4 <1>a9 <1>b');
    expect(texts).toEqual(['<1>a']);
    expect(framer.unfinished).toBe(true);
  });

  it('is the inverse of putting together, for any bytes and any chunks', () => {
    const message = fc
      .uint8Array({ minLength: 1, maxLength: 60 })
      .map((bytes) => Buffer.from(bytes))
      .filter((bytes) => withoutTrailer(bytes).length === bytes.length);
    const line = message
      .map((bytes) => Buffer.concat([Buffer.from('<'), bytes.filter((b) => b !== 10 && b !== 0)]))
      .filter((bytes) => withoutTrailer(bytes).length === bytes.length);
    const cuts = fc.array(fc.nat(2_000), { maxLength: 20 });
    const chunked = (whole: Buffer, at: readonly number[]): Buffer[] => {
      const places = [0, ...at.map((n) => n % (whole.length + 1)).sort((a, b) => a - b), whole.length];
      return places.slice(1).map((end, i) => whole.subarray(places[i], end));
    };
    const hex = (messages: readonly Buffer[]): string[] => messages.map((m) => m.toString('latin1'));
    // A failure prints the seed and path that repeat it.
    fc.assert(
      fc.property(fc.array(message, { maxLength: 12 }), fc.array(line, { maxLength: 12 }), cuts, (messages, lines, at) => {
        expect(readAll(chunked(counted(messages), at)).texts).toEqual(hex(messages));
        const text = Buffer.concat(lines.flatMap((l) => [l, Buffer.from('\n')]));
        expect(readAll(chunked(text, at)).texts).toEqual(hex(lines));
      }),
      { numRuns: 1_000 },
    );
  });
});
