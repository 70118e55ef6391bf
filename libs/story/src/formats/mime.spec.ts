import { simpleParser } from 'mailparser';
import { base64Lines, headerText, mailDate, quotedPrintable } from './mime';
import { plainPdf } from './pdf';

const texts: readonly (readonly [why: string, text: string])[] = [
  ['plain', 'Hello'],
  ['signs that quoted-printable escapes', 'a=b, c == d'],
  ['letters beyond ASCII', 'Zoë Grünwald schrieb über Çelik – “ja”'],
  ['a long line', 'word '.repeat(60) + 'end'],
  ['spaces before a line break', 'one \ntwo\t\nthree'],
];

describe('mime', () => {
  it.each(texts)('quoted-printable brings %s back', async (_, text) => {
    const raw = `Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${quotedPrintable(text)}`;
    for (const line of raw.split('\r\n')) expect(line.length).toBeLessThanOrEqual(76);
    expect((await simpleParser(raw)).text?.trimEnd()).toBe(text);
  });

  it.each(texts.slice(0, 3))('a header brings %s back', async (_, text) => {
    expect((await simpleParser(`Subject: ${headerText(text)}\r\n\r\n`)).subject).toBe(text);
  });

  it('a date is written in its zone', () => {
    expect(mailDate(Date.UTC(2025, 2, 9, 23, 30, 5), 60)).toBe('Mon, 10 Mar 2025 00:30:05 +0100');
    expect(mailDate(Date.UTC(2025, 2, 9, 23, 30, 5), -210)).toBe('Sun, 09 Mar 2025 20:00:05 -0330');
  });

  it('base64 lines are at most 76 long and none is empty', () => {
    for (const n of [0, 57, 58, 200]) {
      const lines = base64Lines(new Uint8Array(n).fill(65)).split('\r\n');
      for (const line of lines) expect(line.length).toBeLessThanOrEqual(76);
      expect(lines.length).toBe(Math.max(1, Math.ceil(n / 57)));
    }
  });

  it('the places in a PDF’s table are where its objects begin', () => {
    const pdf = new TextDecoder().decode(plainPdf(['A (b)', 'c']));
    const offsets = [...pdf.matchAll(/^(\d{10}) 00000 n /gm)].map((m) => Number(m[1]));
    expect(offsets).toHaveLength(5);
    offsets.forEach((offset, i) => expect(pdf.slice(offset)).toMatch(new RegExp(`^${i + 1} 0 obj`)));
  });
});
