import { DAY_MS, type Block, type When } from './block';
import type { ByteReader, ByteWriter } from './bytes';

export interface Note {
  readonly at: number;
  readonly text: string;
}

/** A few recent notes per entity, for what must be read again word for word (which mail linked here). */
export class Recent implements Block {
  private readonly notes = new Map<string, Note[]>();
  private readonly keepMs: number;
  evicted = 0;

  constructor(private readonly options: { readonly keepDays: number; readonly perEntity: number; readonly mostEntities: number }) {
    this.keepMs = options.keepDays * DAY_MS;
  }

  add(when: When, entity: string, text: string): void {
    if (!when.teaches) return;
    const kept = this.of(when, entity).slice(-(this.options.perEntity - 1));
    // Taken out and put back, so that the map is in order of last use.
    this.notes.delete(entity);
    this.notes.set(entity, [...kept, { at: when.at, text }]);
    if (this.notes.size <= this.options.mostEntities) return;
    const [oldest] = this.notes.keys();
    if (oldest !== undefined) this.notes.delete(oldest);
    this.evicted += 1;
  }

  /** Notes of the entity that are not too old, oldest first. */
  of(when: When, entity: string): readonly Note[] {
    return (this.notes.get(entity) ?? []).filter((n) => n.at >= when.at - this.keepMs);
  }

  save(w: ByteWriter): void {
    w.u32(this.notes.size);
    for (const [entity, notes] of this.notes) {
      w.text(entity);
      w.u32(notes.length);
      for (const n of notes) {
        w.f64(n.at);
        w.text(n.text);
      }
    }
  }

  load(r: ByteReader): void {
    const size = r.u32();
    for (let i = 0; i < size; i++) {
      const entity = r.text();
      this.notes.set(
        entity,
        Array.from({ length: r.u32() }, () => ({ at: r.f64(), text: r.text() })),
      );
    }
  }
}
