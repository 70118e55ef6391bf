import { LineCutter, type Line } from './line-cutter';

const START = { offset: 0, line: 0, skips: false };
const seen = (l: Line): [string, number, number, boolean] => [l.bytes.toString(), l.offset, l.line, l.truncated];

describe('LineCutter', () => {
  it.each([
    ['whole', ['one\ntwo\r\n\nfour\n']],
    ['byte by byte', [...'one\ntwo\r\n\nfour\n']],
    ['cut in a line end', ['one\ntwo\r', '\n\nfour\n']],
  ])('cuts lines with their offsets, however the bytes come: %s', (_how, chunks) => {
    const cutter = new LineCutter(START, 100);
    const lines = chunks.flatMap((c) => cutter.push(Buffer.from(c)));
    expect(lines.map(seen)).toEqual([
      ['one', 0, 1, false],
      ['two', 4, 2, false],
      ['', 9, 3, false],
      ['four', 10, 4, false],
    ]);
    expect(cutter.place).toEqual({ offset: 15, line: 4, skips: false });
  });

  it('keeps what has no LF, and gives it when asked', () => {
    const cutter = new LineCutter({ offset: 50, line: 7, skips: false }, 100);
    expect(cutter.push(Buffer.from('par')).concat(cutter.push(Buffer.from('tial')))).toEqual([]);
    expect(cutter.place).toEqual({ offset: 50, line: 7, skips: false });
    expect(cutter.rest()).toMatchObject({ offset: 50, line: 8, after: { offset: 57, line: 7, skips: false } });
  });

  it.each([[['abcdefgh', 'ijk', '\nnext\n']], [['abcdefghijk\nnext\n']], [[...'abcdefghijk\nnext\n']]])(
    'of a line that is too long it gives the beginning once, and goes on after its end: %j',
    (chunks) => {
      const cutter = new LineCutter(START, 4);
      const lines = chunks.flatMap((c) => cutter.push(Buffer.from(c)));
      expect(lines.map(seen)).toEqual([
        ['abcd', 0, 1, true],
        ['next', 12, 2, false],
      ]);
    },
  );

  it('goes on in the middle of a line that is too long', () => {
    const first = new LineCutter(START, 4);
    first.push(Buffer.from('abcdefgh'));
    expect(first.rest()).toBeUndefined();
    expect(first.place).toEqual({ offset: 8, line: 0, skips: true });
    const second = new LineCutter(first.place, 4);
    expect(second.push(Buffer.from('ij\nk\n')).map(seen)).toEqual([['k', 11, 2, false]]);
  });

  it('a line of just the most bytes is whole', () => {
    expect(new LineCutter(START, 4).push(Buffer.from('abcd\n')).map(seen)).toEqual([['abcd', 0, 1, false]]);
  });
});
