import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { allFiles, DATA, matching } from './manifest.mjs';
import { stripLabels } from './strip-labels.mjs';
import { alerts, asa, lines, withoutColumn, withoutLine, withoutMember } from './unlabelled.mjs';

/**
 * Copies the files of a set below `to` without what tells the answer, and returns the paths to replay. Nothing of the folder names of the source
 * stays, for they tell it too; a name of a file stays where the format goes by it (`conn.log`).
 */
export function prepare(set, to) {
  const files = matching(set.files, allFiles());
  if (files.length === 0) throw new Error(`${set.name}: no file matches ${set.files.join(', ')}`);
  mkdirSync(to, { recursive: true });
  return STEPS[set.prepare](files, to, set);
}

const full = (file) => join(DATA, file);

/** One text a file, changed and written under a number and the ending that it should have. */
const rewritten = (ending, change) => (files, to) => {
  files.forEach((file, i) => writeFileSync(join(to, `${i}${ending}`), change(text(file))));
  return [to];
};

function text(file) {
  const bytes = readFileSync(full(file));
  return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
}

const eachLine = (change) => (all) => all.split('\n').map(change).join('\n');

/** The tool that played the attacks, with the technique where a name carries it. */
const TOOL = /stratus[-_]red[-_]team[-_a-z0-9]*/gi;

const STEPS = {
  folder: (files, _to, set) => (set.files[0].endsWith('/**') ? [full(set.files[0].slice(0, -3))] : files.map(full)),
  plain: (files, to) => {
    const folders = [...new Set(files.map(dirname))];
    for (const file of files) {
      const folder = join(to, String(folders.indexOf(dirname(file))));
      mkdirSync(folder, { recursive: true });
      copyFileSync(full(file), join(folder, basename(file)));
    }
    return [to];
  },
  numbered: rewritten('.json', (all) => all),
  mails: (files, to) => {
    files.forEach((file, i) => copyFileSync(full(file), join(to, `${i}.eml`)));
    return [to];
  },
  zeek: (_files, to, set) => {
    stripLabels(full(set.files[0].split('/**')[0]), to);
    return [to];
  },
  stratus: rewritten('.json', (all) => all.replace(TOOL, neutral)),
  zip: (files, to) => {
    files.forEach((file, i) => {
      const run = spawnSync('unzip', ['-p', full(file)], { maxBuffer: 2 ** 28 });
      if (run.status !== 0) throw new Error(`unzip: ${run.error?.code ?? run.status}`);
      writeFileSync(join(to, `${i}${file.includes('honeybucket') ? '.csv' : '.json'}`), run.stdout);
    });
    return [to];
  },
  panther: rewritten('.jsonl', (all) =>
    lines(all)
      .map((line) => JSON.parse(line).log)
      .filter((log) => log !== null)
      .map((log) => JSON.stringify(log).replace(TOOL, neutral))
      .join('\n'),
  ),
  alerts: rewritten('.jsonl', alerts),
  member: rewritten('.jsonl', (all) =>
    lines(all)
      .map((line) => withoutMember(line, 'demo_id'))
      .join('\n'),
  ),
  tail: rewritten('.csv', eachLine(withoutColumn)),
  ownLine: rewritten('.log', withoutLine),
  asa: rewritten('.log', asa),
};

/** Equal names stay equal, so that what belongs together can still be joined. */
const neutral = (name) => `name-${createHash('sha256').update(name.toLowerCase()).digest('hex').slice(0, 8)}`;
