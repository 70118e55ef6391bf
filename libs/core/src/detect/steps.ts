import { DAY_MS, type Block, type When } from './block';
import type { ByteReader, ByteWriter } from './bytes';
import { Novelty } from './novelty';

/** Which steps a growing quantity of a pair has passed, so that what grows all day is told a dozen times a day and not with each event. */
export class Steps implements Block {
  private readonly told = new Novelty({ halfLifeDays: 1 });

  /** `factor`: by how much the quantity has to grow until the next step. */
  constructor(private readonly factor: number) {}

  get evicted(): number {
    return this.told.evicted;
  }

  /** True when `size` (> 0) is in another step than what was told of the pair today. */
  isNew(when: When, entity: string, other: string, size: number): boolean {
    const step = `${other} ${Math.floor(when.at / DAY_MS)} ${Math.floor(Math.log(size) / Math.log(this.factor))}`;
    if (this.told.knows(entity, step)) return false;
    this.told.learn(when, entity, step);
    return true;
  }

  save(w: ByteWriter): void {
    this.told.save(w);
  }

  load(r: ByteReader): void {
    this.told.load(r);
  }
}
