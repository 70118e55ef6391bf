// Scores our events against published expected events, by family and half. Of the held half only counts leave this file.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CLAIMED } from './claimed.mjs';
import { judgedCases, ROOT } from './run.mjs';

const empty = () => ({ cases: 0, dead: 0, counted: 0, right: 0, classes: 0, classesRight: 0 });

/** Prints a line a family and the totals, and writes `.cache/eval/normalise.json`. */
export function normalise() {
  const judged = judgedCases();
  if (judged === undefined) {
    console.log('normalise: skipped, there is no evaluation data beside the repository (../shared/data/normalise)');
    return;
  }
  const families = new Map();
  const leftOut = {};
  for (const { one, events, dead, verdicts } of judged) {
    const family = families.get(one.family) ?? { seen: empty(), held: empty(), deadByCode: {} };
    families.set(one.family, family);
    count(family[one.half], events, verdicts);
    if (events.length === 0) {
      const code = dead[0]?.code ?? 'NOTHING';
      family.deadByCode[code] = (family.deadByCode[code] ?? 0) + 1;
    }
    for (const v of verdicts.filter((v) => v.verdict === 'out')) leftOut[v.reason] = (leftOut[v.reason] ?? 0) + 1;
  }
  const totals = { claimed: total(families, (f) => CLAIMED.includes(f)), all: total(families, () => true) };
  console.log('family: cases; dead; fields counted, right seen, held; class right seen, held');
  for (const [name, family] of families) show(`${CLAIMED.includes(name) ? '*' : ' '} ${name}`, family);
  show(`total of the ${CLAIMED.length} claimed families (*)`, totals.claimed);
  show('total of all', totals.all);
  console.log('left out of the count, fields by reason:');
  for (const [reason, n] of Object.entries(leftOut).sort((a, b) => b[1] - a[1])) console.log(`  ${n} ${reason}`);
  const folder = join(ROOT, '.cache/eval');
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'normalise.json'),
    `${JSON.stringify({ claimed: CLAIMED, totals, families: Object.fromEntries(families), leftOut }, null, 2)}\n`,
  );
}

function count(half, events, verdicts) {
  half.cases += 1;
  if (events.length === 0) half.dead += 1;
  for (const { verdict, isClass } of verdicts.filter((v) => v.verdict !== 'out')) {
    half.counted += 1;
    if (verdict === 'right') half.right += 1;
    if (isClass) half.classes += 1;
    if (isClass && verdict === 'right') half.classesRight += 1;
  }
}

function total(families, keep) {
  const sum = { seen: empty(), held: empty(), deadByCode: {} };
  for (const [, family] of [...families].filter(([name]) => keep(name))) {
    for (const half of ['seen', 'held']) for (const name of Object.keys(sum[half])) sum[half][name] += family[half][name];
    for (const [code, n] of Object.entries(family.deadByCode)) sum.deadByCode[code] = (sum.deadByCode[code] ?? 0) + n;
  }
  return sum;
}

const share = (part, whole) => (whole === 0 ? '-' : `${((part / whole) * 100).toFixed(1)} %`);

function show(name, { seen, held, deadByCode }) {
  const codes = Object.entries(deadByCode).map(([code, n]) => `${n} ${code}`);
  const fields = `${seen.counted + held.counted} fields, ${share(seen.right, seen.counted)}, ${share(held.right, held.counted)}`;
  const classes = `class ${share(seen.classesRight, seen.classes)}, ${share(held.classesRight, held.classes)}`;
  console.log(`${name}: ${seen.cases + held.cases} cases; dead ${codes.join(', ') || 0}; ${fields}; ${classes}`);
}
