import type { Block, When } from './block';
import type { ByteReader, ByteWriter } from './bytes';
import { hashPair } from './hash';
import { SlotTable } from './slots';
import { Texts } from './texts';

/** How a device last called an address: what it had looked up when it got this answer. */
export class Names implements Block {
  private readonly rows = new SlotTable(1, 1 << 14);
  private texts = new Texts(1 << 14);

  get evicted(): number {
    return this.rows.evicted;
  }

  learn(when: When, device: string, ip: string, host: string): void {
    hashPair(device, ip);
    const known = this.rows.find();
    if (known >= 0 && this.texts.text(this.rows.get(known, 0)) === host) return;
    let id = this.texts.id(host);
    if (id === 0) {
      // Full of names: start anew, since old names are worth little. Rows then point to wrong texts, so they go too.
      this.texts = new Texts(1 << 14);
      this.rows.clear();
      id = this.texts.id(host);
    }
    hashPair(device, ip);
    this.rows.set(this.rows.claim(when.at), 0, id);
  }

  hostOf(device: string, ip: string): string | undefined {
    hashPair(device, ip);
    const row = this.rows.find();
    return row < 0 ? undefined : this.texts.text(this.rows.get(row, 0));
  }

  save(w: ByteWriter): void {
    this.rows.save(w);
    this.texts.save(w);
  }

  load(r: ByteReader): void {
    this.rows.load(r);
    this.texts.load(r);
  }
}
