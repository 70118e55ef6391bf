// `node test/eval/normalise/explain.mjs FAMILY`: what the seen cases of a family miss, by field, the most frequent first.
import { judgedCases } from './run.mjs';

const SHOWN = 5;
const [family] = process.argv.slice(2);
const judged = judgedCases((c) => c.half === 'seen' && c.family === family);
if (judged === undefined) console.log('explain: skipped, there is no evaluation data beside the repository');
else if (judged.length === 0) console.log(`no family ${family ?? ''}: node test/eval/normalise/show.mjs lists them`);
else explain(judged);

function explain(all) {
  const dead = all.filter(({ events }) => events.length === 0);
  for (const { one, dead: why } of dead) console.log(`dead ${one.id}: ${why.map((d) => `${d.code} ${d.reason}`).join('; ') || 'no event'}`);
  const counted = all.flatMap(({ verdicts }) => verdicts).filter((v) => v.verdict !== 'out');
  const right = counted.filter((v) => v.verdict === 'right').length;
  console.log(`${all.length} seen cases, ${dead.length} dead; ${right} of ${counted.length} fields right`);
  const missed = new Map();
  for (const { one, verdicts } of all)
    for (const v of verdicts.filter((v) => v.verdict === 'missed'))
      missed.set(v.path, [...(missed.get(v.path) ?? []), { id: one.id.split('/').at(-1), ...v }]);
  for (const [path, list] of [...missed].sort((a, b) => b[1].length - a[1].length)) {
    const of = counted.filter((v) => v.path === path).length;
    console.log(`\n${path}: missed ${list.length} of ${of}; ${list[0].reason}: ${list[0].places.join(' | ')}`);
    for (const v of list.slice(0, SHOWN)) {
      const elsewhere = v.elsewhere?.length ? `; stands at ${v.elsewhere.slice(0, 4).join(', ')}` : '';
      console.log(`  ${v.id}: expected ${short(v.expected)}, had ${v.ours.length ? short(v.ours) : 'nothing'}${elsewhere}`);
    }
    if (list.length > SHOWN) console.log(`  and ${list.length - SHOWN} more`);
  }
}

function short(value) {
  const text = JSON.stringify(value);
  return text.length > 160 ? `${text.slice(0, 160)}...` : text;
}
