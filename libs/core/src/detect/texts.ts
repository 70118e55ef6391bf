import type { ByteReader, ByteWriter } from './bytes';

/** Longest text that is kept; examples are for people to read. */
const MAX_TEXT = 200;

/** Texts by number, each stored once, at most `most`; when full, new ones are number 0, which is no text. */
export class Texts {
  private readonly ids = new Map<string, number>();
  private readonly texts: string[] = [];

  constructor(private readonly most: number) {}

  /** Number of a text, from 1; 0 when there is no room for it. */
  id(text: string): number {
    const short = text.length > MAX_TEXT ? text.slice(0, MAX_TEXT) : text;
    const known = this.ids.get(short);
    if (known !== undefined) return known;
    if (this.texts.length >= this.most) return 0;
    this.texts.push(short);
    this.ids.set(short, this.texts.length);
    return this.texts.length;
  }

  text(id: number): string | undefined {
    return this.texts[id - 1];
  }

  save(w: ByteWriter): void {
    w.u32(this.texts.length);
    for (const text of this.texts) w.text(text);
  }

  load(r: ByteReader): void {
    const length = r.u32();
    for (let i = 0; i < length; i++) this.id(r.text());
  }
}
