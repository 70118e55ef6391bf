import type { Member } from '../correlate/member';
import { stepsOf } from '../correlate/sequences';
import { tacticName } from '../attack';

/** A kind of attack with the marks that speak for it. */
interface Hypothesis {
  readonly name: string;
  /** Marks, each any of these ATT&CK ids (tactic or technique); the first is needed. */
  readonly marks: readonly { readonly ids: readonly string[]; readonly said: string }[];
}

/** Credential access, each technique but the consent to an application (T1528), which steals no credentials of the user. */
const CREDENTIALS = 'T1110 T1621 T1539 T1003 T1040 T1056 T1111 T1187 T1212 T1552 T1555 T1556 T1557 T1558 T1606 T1649'.split(' ');

const HYPOTHESES: readonly Hypothesis[] = [
  {
    name: 'account takeover after phishing',
    marks: [
      { ids: ['T1566', 'T1598', 'T1534', 'T1204'], said: 'a phishing mail or its click' },
      { ids: ['T1078', 'T1550', 'T1539', 'T1110', 'T1621'], said: 'a logon that is not the owner’s' },
      { ids: ['T1098', 'T1136', 'T1114', 'T1137', 'T1564', 'T1528', 'TA0003'], said: 'lasting access (mailbox rule, key, consent)' },
      { ids: ['TA0010', 'TA0009', 'T1657'], said: 'data or money leaving' },
    ],
  },
  {
    name: 'account takeover',
    marks: [
      { ids: ['T1078', 'T1550', 'T1539', 'T1621'], said: 'a logon that is not the owner’s' },
      { ids: CREDENTIALS, said: 'an attack on credentials' },
      { ids: ['T1098', 'T1136', 'T1114', 'T1137', 'T1564', 'TA0003'], said: 'lasting access' },
      { ids: ['TA0010', 'TA0009'], said: 'data leaving' },
    ],
  },
  {
    name: 'consent phishing',
    marks: [
      { ids: ['T1528'], said: 'an application that was let in with wide rights' },
      { ids: ['T1566', 'T1598', 'T1534', 'T1204'], said: 'a mail or link that led there' },
      { ids: ['T1098', 'T1114', 'T1137', 'T1564', 'TA0009', 'TA0010'], said: 'mail that is hidden, read or sent on' },
    ],
  },
  {
    name: 'takeover of a cloud account',
    marks: [
      {
        ids: ['T1562.008', 'T1098.001', 'T1098.003', 'T1136.003', 'T1556.006', 'T1578', 'T1651'],
        said: 'a grip on the account (keys, rights, recording turned off)',
      },
      { ids: ['T1087.004', 'T1580', 'T1526'], said: 'a look around it' },
      { ids: ['T1530', 'T1537', 'T1555.006'], said: 'data or secrets read or shared' },
      { ids: ['TA0040'], said: 'destruction' },
    ],
  },
  {
    name: 'an attack on credentials',
    marks: [
      { ids: CREDENTIALS, said: 'guessed or stolen credentials' },
      { ids: ['T1078'], said: 'a logon with them' },
    ],
  },
  {
    name: 'ransomware or destruction',
    marks: [
      { ids: ['T1486', 'T1485', 'T1490', 'TA0040'], said: 'data made unusable' },
      { ids: ['TA0008', 'TA0002'], said: 'code spread between machines' },
      { ids: ['TA0005'], said: 'defences turned off' },
    ],
  },
  {
    name: 'tampering with a physical process',
    marks: [
      { ids: ['TA0106', 'TA0107', 'T0855', 'T0836', 'T0843'], said: 'commands outside habit' },
      { ids: ['TA0007', 'TA0008'], said: 'a look around the control network' },
    ],
  },
  {
    name: 'a compromised machine',
    marks: [
      { ids: ['TA0011', 'T1071', 'T1568', 'T1572'], said: 'a control channel' },
      { ids: ['TA0002', 'T1204'], said: 'code that was run' },
      { ids: ['TA0007', 'TA0008'], said: 'a look around or movement' },
      { ids: ['TA0010'], said: 'data leaving' },
    ],
  },
  {
    name: 'theft of data',
    marks: [
      { ids: ['TA0010', 'TA0009', 'T1530'], said: 'data collected or leaving' },
      { ids: ['TA0001', 'T1078'], said: 'a way in' },
    ],
  },
  {
    name: 'phishing',
    marks: [
      { ids: ['T1566', 'T1598', 'T1656'], said: 'a deceptive mail' },
      { ids: ['T1204', 'T1078'], said: 'someone who fell for it' },
    ],
  },
];

export interface Judgement {
  /** Begins with `attempted` when the mark that it needs was only tried. */
  readonly name: string;
  readonly found: readonly { readonly said: string; readonly evidence: readonly string[] }[];
  readonly missing: readonly string[];
}

/** Ids under one mark. */
const MOST_EVIDENCE = 20;

/** Bits of a number that stay positive. */
const MOST_MARKS = 31;

/** Every mark of every hypothesis has a bit. */
const BITS: readonly (readonly number[])[] = (() => {
  let bit = 0;
  const bits = HYPOTHESES.map((h) => h.marks.map(() => 1 << bit++));
  if (bit > MOST_MARKS) throw new RangeError(`${bit} marks of hypotheses, and room for ${MOST_MARKS}`);
  return bits;
})();

/** The kind of attack that fits best: most marks found, then the fewest missing; undefined when none fits. */
export function judge(members: readonly Member[]): Judgement | undefined {
  const all = members.reduce((mask, m) => mask | marksOf(m), 0);
  let best: { readonly n: number; readonly found: number; readonly missing: number } | undefined;
  BITS.forEach((bits, n) => {
    if ((all & (bits[0] ?? 0)) === 0) return;
    const found = bits.filter((b) => (all & b) !== 0).length;
    const missing = bits.length - found;
    if (!best || found > best.found || (found === best.found && missing < best.missing)) best = { n, found, missing };
  });
  const chosen = best && HYPOTHESES[best.n];
  const bits = best && BITS[best.n];
  if (!chosen || !bits) return undefined;
  const done = members.filter((m) => m.attempted !== true).reduce((mask, m) => mask | marksOf(m), 0);
  const marks = chosen.marks.map((m, i) => {
    const bit = bits[i] ?? 0;
    return { said: (done & bit) === 0 ? `${m.said} (only tried)` : m.said, plain: m.said, evidence: evidenceOf(members, bit) };
  });
  const found = marks.filter((m) => m.evidence.length > 0);
  const name = (done & (bits[0] ?? 0)) === 0 ? `attempted ${chosen.name.replace(/^an? /, '')}` : chosen.name;
  return { name, found, missing: marks.filter((m) => m.evidence.length === 0).map((m) => m.plain) };
}

function evidenceOf(members: readonly Member[], bit: number): string[] {
  const ids: string[] = [];
  for (const m of members) {
    if ((marksOf(m) & bit) === 0) continue;
    ids.push(m.id);
    if (ids.length === MOST_EVIDENCE) break;
  }
  return ids;
}

const known = new WeakMap<Member, number>();

/** Which marks a finding shows; worked out once a finding. */
function marksOf(m: Member): number {
  const before = known.get(m);
  if (before !== undefined) return before;
  const ids = new Set(stepsOf(m));
  let mask = 0;
  HYPOTHESES.forEach((h, n) => {
    h.marks.forEach((mark, i) => {
      if (mark.ids.some((id) => ids.has(id))) mask |= BITS[n]?.[i] ?? 0;
    });
  });
  known.set(m, mask);
  return mask;
}

export const tacticsSaid = (members: readonly Member[]): string[] => [...new Set(members.flatMap((m) => m.tactics))].map(tacticName);
