/** Mistakes that are told; the rest is counted, for a wrong column makes as many as there are rows. */
const MAX_TOLD = 50;

/** Mistakes of a file with their places. */
export class MistakeList {
  private readonly list: string[];
  count: number;

  constructor(before: readonly string[] = []) {
    this.list = before.slice(0, MAX_TOLD);
    this.count = before.length;
  }

  /** `place` is empty for the whole file. */
  note(place: string, message: string): void {
    if (++this.count <= MAX_TOLD) this.list.push(place === '' ? message : `${place}: ${message}`);
  }

  get told(): readonly string[] {
    return this.count > MAX_TOLD ? [...this.list, `and ${this.count - MAX_TOLD} more`] : this.list;
  }
}
