/** Texts by a small number, each kept once. */
export class Names {
  private readonly numbers = new Map<string, number>();
  private readonly texts: string[] = [];

  number(name: string): number {
    const known = this.numbers.get(name);
    if (known !== undefined) return known;
    this.numbers.set(name, this.texts.length);
    return this.texts.push(name) - 1;
  }

  /** '' for a number that was never given. */
  name(number: number): string {
    return this.texts[number] ?? '';
  }
}
