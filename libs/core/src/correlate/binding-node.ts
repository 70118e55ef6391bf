import type { BindingBody, EntityAttributes, EntityKey } from '@cordon/wire';

/** A time in which a binding holds: from (inclusive) to until (exclusive), ms since the epoch. */
export interface Span {
  readonly from: number;
  readonly until: number;
}

/** One side's view of a binding with one other thing. Spans are disjoint and ascending; they are a union, so arrival order leaves no trace. */
export interface Tie {
  readonly to: BindingNode;
  readonly relation: BindingBody['relation'];
  /** From a source that gives an address to one holder at a time (DHCP, VPN, RADIUS, inventory). */
  readonly exclusive: boolean;
  spans: readonly Span[];
}

interface Statement extends Span {
  readonly text: string;
  readonly attributes: EntityAttributes;
}

/** Statements about one thing at most; an inventory that is re-read repeats itself and is stored once. */
const MOST_STATEMENTS = 32;

/** One key with what it is bound to. */
export class BindingNode {
  /** Ties to things of the same identity. */
  readonly same = new Map<string, Tie>();
  /** Ties to what this belongs to: an address to its device, a mailbox to its user. */
  readonly ups = new Map<string, Tie>();
  /** Everything that may resolve through this one. */
  readonly downs = new Set<BindingNode>();
  private statements: Statement[] = [];

  constructor(
    readonly tag: string,
    readonly key: EntityKey,
  ) {}

  get hasStatements(): boolean {
    return this.statements.length > 0;
  }

  /** False when nothing new was said. */
  state(attributes: EntityAttributes, from: number, until: number): boolean {
    const text = canonicalText(attributes);
    const known = this.statements.find((s) => s.text === text);
    if (known && known.from <= from && known.until >= until) return false;
    const span = known ? { from: Math.min(known.from, from), until: Math.max(known.until, until) } : { from, until };
    this.statements = [...this.statements.filter((s) => s !== known), { ...span, text, attributes }].sort(
      (a, b) => a.from - b.from || (a.text < b.text ? -1 : 1),
    );
    if (this.statements.length > MOST_STATEMENTS) this.statements.shift();
    return true;
  }

  /**
   * What is said of it at a time, field by field: the latest statement that began before wins; what was only said later
   * fills gaps (an inventory read today describes yesterday better than nothing does).
   */
  attributesAt(at: number): EntityAttributes | undefined {
    const valid = this.statements.filter((s) => s.until > at);
    if (valid.length === 0) return undefined;
    const later = valid.filter((s) => s.from > at).reverse();
    return Object.assign({}, ...later.map((s) => s.attributes), ...valid.filter((s) => s.from <= at).map((s) => s.attributes)) as EntityAttributes;
  }

  allStatements(): readonly { readonly from: number; readonly until: number; readonly attributes: EntityAttributes }[] {
    return this.statements;
  }
}

export const holdsAt = (tie: Tie, at: number): boolean => spanAt(tie, at) !== undefined;

export function spanAt(tie: Tie, at: number): Span | undefined {
  for (const s of tie.spans) if (s.from <= at && at < s.until) return s;
  return undefined;
}

/** The union of disjoint ascending spans with one more; undefined when it adds nothing. */
export function addSpan(spans: readonly Span[], added: Span): readonly Span[] | undefined {
  if (spans.some((s) => s.from <= added.from && added.until <= s.until)) return undefined;
  let { from, until } = added;
  const apart = spans.filter((s) => {
    if (s.until < from || s.from > until) return true;
    from = Math.min(from, s.from);
    until = Math.max(until, s.until);
    return false;
  });
  return [...apart, { from, until }].sort((a, b) => a.from - b.from);
}

const canonicalText = (a: EntityAttributes): string => JSON.stringify(Object.entries(a).sort(([x], [y]) => (x < y ? -1 : 1)));
