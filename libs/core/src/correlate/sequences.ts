/** A step that makes a later one possible on the same identity (correlation.md, section 2). */
export interface Sequence {
  readonly first: ReadonlySet<string>;
  readonly then: ReadonlySet<string>;
  readonly reason: string;
  /** Holds for an address that both steps came from as well: nobody's ordinary work begins with the first step. */
  readonly byAddress?: true;
}

const of = (text: string): ReadonlySet<string> => new Set(text.split(' '));
/** ATT&CK ids, tactics and techniques; the first row that fits names the link. */
const SEQUENCES: readonly Sequence[] = [
  { first: of('T1566 T1598 T1534 T1656'), then: of('T1204 T1189'), reason: 'click after delivery' },
  { first: of('T1566 T1598 T1534 T1204 T1557'), then: of('T1078 T1539 T1550 T1621'), reason: 'logon after a credential page' },
  { first: of('T1110 T1621 T1539 T1528 T1606'), then: of('T1078 T1550'), reason: 'logon after an attack on credentials', byAddress: true },
  { first: of('T1078 T1550 T1133'), then: of('T1098 T1136 T1114 T1137 T1564 TA0003'), reason: 'lasting access made after a new logon' },
  { first: of('T1528'), then: of('T1098 T1136 T1114 T1137 T1564 TA0003'), reason: 'lasting access made after a consent' },
  { first: of('TA0001 TA0006 TA0008 TA0003 T1078'), then: of('TA0010 TA0040'), reason: 'transfer or damage after access' },
  { first: of('TA0001 TA0006 T1078'), then: of('TA0007 TA0008 TA0009'), reason: 'looking around or collecting after access' },
  { first: of('TA0002 TA0011'), then: of('TA0006 TA0007 TA0008 TA0009 TA0010 TA0040'), reason: 'next steps after code was run' },
  { first: of('TA0001 T1204 T1189'), then: of('TA0002 TA0011 TA0003'), reason: 'code or control channel after entry' },
  { first: of('TA0009 TA0007'), then: of('TA0010'), reason: 'transfer after collection' },
  { first: of('TA0043'), then: of('TA0001'), reason: 'entry after reconnaissance' },
];

/** Ids that a finding stands for in the table: its tactics, techniques and the parents of sub-techniques. */
export function stepsOf(f: { readonly tactics: readonly string[]; readonly techniques: readonly string[] }): readonly string[] {
  return [...new Set([...f.tactics, ...f.techniques, ...f.techniques.map((t) => t.split('.', 1)[0] ?? t)])];
}

const memo = new Map<string, Sequence | undefined>();
/** Pairs of step sets are few; the memo is emptied rather than let grow. */
const MEMO = 10_000;

/** What makes `later` a consequence of `earlier`, or undefined. Arguments are `stepsOf(...).join(' ')`. */
export function sequenceOf(earlier: string, later: string): Sequence | undefined {
  const id = `${earlier}|${later}`;
  const known = memo.get(id);
  if (known || memo.has(id)) return known;
  const before = earlier.split(' ');
  const after = later.split(' ');
  const found = SEQUENCES.find((s) => before.some((x) => s.first.has(x)) && after.some((x) => s.then.has(x)));
  if (memo.size >= MEMO) memo.clear();
  memo.set(id, found);
  return found;
}
