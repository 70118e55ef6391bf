import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { drawn } from './draw.mjs';
import { score } from './score.mjs';

export const ROOT = resolve(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '../../..');
const DATA = resolve(ROOT, '../shared/data/normalise');

/** Every case that `keep` names, with its dead codes and its verdicts; undefined when there are no data. All cases go through one process. */
export function judgedCases(keep = () => true) {
  if (!existsSync(DATA)) return undefined;
  const cases = drawn(DATA).filter(keep);
  // A line separator within a record would end the line for the reader.
  const line = ({ message }) => JSON.stringify(message).replace(/[\u2028\u2029]/g, (c) => (c === '\u2028' ? '\\u2028' : '\\u2029'));
  const args = [join(ROOT, 'apps/cordon/bin/cordon.js'), 'normalise', '--stdin', '--source', 'upload', '--format', 'ndjson'];
  const run = spawnSync(process.execPath, args, { input: cases.map((c) => `${line(c)}\n`).join(''), encoding: 'utf8', maxBuffer: 2 ** 30 });
  // What the process wrote is not shown: it may repeat a record of the held half.
  if (run.status !== 0) throw new Error(`cordon normalise ended with ${run.status ?? run.signal}`);
  const results = cases.map(() => ({ events: [], dead: [] }));
  for (const text of run.stdout.split('\n').filter(Boolean)) {
    const { line: number, event, dead } = JSON.parse(text);
    if (event) results[number - 1].events.push(event);
    else results[number - 1].dead.push(dead);
  }
  return cases.map((one, i) => ({ one, ...results[i], verdicts: score(one, results[i].events) }));
}
