import type { TimelineEntry } from '@cordon/wire';

/** What an id is made of; ids are whole words in a text. */
const WORD = /[\w.-]+/g;

/** Short numbers for the findings of an incident, in order of time, so that a text can point at them without their ids. */
export class Footnotes {
  private readonly numbers: ReadonlyMap<string, number>;
  /** In order of their numbers, from 1. */
  readonly entries: readonly TimelineEntry[];

  constructor(timeline: readonly TimelineEntry[]) {
    this.entries = [...timeline].sort((a, b) => a.at - b.at || (a.finding < b.finding ? -1 : 1));
    this.numbers = new Map(this.entries.map((t, i) => [t.finding, i + 1]));
  }

  /** `[1, 3-5]`; findings that the timeline does not show are counted: `[1, and 2 more]`. Empty for no ids. */
  refs(ids: readonly string[]): string {
    const known = [...new Set(ids.flatMap((id) => this.numbers.get(id) ?? []))].sort((a, b) => a - b);
    const more = new Set(ids.filter((id) => !this.numbers.has(id))).size;
    const parts = [...ranges(known), ...(more > 0 ? [known.length > 0 ? `and ${more} more` : `${more} not shown`] : [])];
    return parts.length === 0 ? '' : `[${parts.join(', ')}]`;
  }

  /** The text with each finding's id as its number: "with 3f2a…, 2 hours apart" is "with [4], 2 hours apart". */
  numbered(text: string): string {
    return text.replace(WORD, (word) => {
      const n = this.numbers.get(word);
      return n === undefined ? word : `[${n}]`;
    });
  }
}

/** Ascending numbers, runs of three and more as `from-to`. */
function ranges(numbers: readonly number[]): string[] {
  const parts: string[] = [];
  for (let i = 0; i < numbers.length;) {
    let end = i;
    while (numbers[end + 1] === (numbers[end] ?? 0) + 1) end++;
    if (end - i < 2) end = i;
    parts.push(end > i ? `${numbers[i] ?? ''}-${numbers[end] ?? ''}` : `${numbers[i] ?? ''}`);
    i = end + 1;
  }
  return parts;
}
