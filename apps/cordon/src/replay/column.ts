const FIRST_ROOM = 1_024;

type Numbers = Float64Array | Uint32Array | Uint16Array;

/** Numbers of one kind, one after another; as many bytes each as the kind takes, up to twice that while it grows. */
export class Column<T extends Numbers> {
  private values: T;
  length = 0;

  constructor(private readonly kind: new (length: number) => T) {
    this.values = new kind(FIRST_ROOM);
  }

  push(value: number): void {
    if (this.length === this.values.length) {
      const wide = new this.kind(this.length * 2);
      wide.set(this.values);
      this.values = wide;
    }
    this.values[this.length++] = value;
  }

  /** 0 where there is none. */
  at(i: number): number {
    return this.values[i] ?? 0;
  }

  set(i: number, value: number): void {
    this.values[i] = value;
  }
}
