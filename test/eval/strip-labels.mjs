// Copies Zeek logs into a scratch folder without what tells the answer: the columns `label` and `detailedlabel`, and the words `label`,
// `labeled`, `malicious` and the like in names of files and folders. Labels must never reach the engine; whoever judges joins them back
// by `uid` from the original. A file that only repeats a neighbour without labels (`labeled-conn.log` beside `conn.log`) is left out.
//
//   node test/eval/strip-labels.mjs FROM TO
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Columns or members that hold the answer. */
const LABELS = new Set(['label', 'detailedlabel']);
const LOG = /\.log(?:\.labeled)?$/;

/**
 * Copies every Zeek log below `from` to `to`; other files (README, label rules) are left behind.
 * Returns the files written and those left out as repeats, relative to `from`.
 */
export function stripLabels(from, to) {
  const written = [];
  const repeats = [];
  for (const path of logsBelow(from)) {
    const shown = relative(from, path);
    if (existsSync(join(dirname(path), basename(path).replace(/^labeled-/, ''))) && basename(path).startsWith('labeled-')) {
      repeats.push(shown);
      continue;
    }
    const target = join(to, neutral(shown));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, stripped(readFileSync(path, 'utf8')));
    written.push(shown);
  }
  return { written, repeats };
}

/** A log without its label columns: TSV with its `#fields` and `#types` rows, or a JSON object a line. */
export function stripped(text) {
  let keep;
  const lines = text.split('\n').map((line) => {
    if (line.startsWith('{')) return withoutMembers(line);
    const cells = line.split('\t');
    if (cells[0] === '#fields') keep = cells.map((name) => !LABELS.has(name));
    // `#fields` and `#types` have their own name as the first cell, a row has not: its columns stand one to the left.
    if (keep === undefined || (line.startsWith('#') && cells[0] !== '#fields' && cells[0] !== '#types')) return line;
    const kept = line.startsWith('#') ? keep : keep.slice(1);
    return cells.filter((_, i) => kept[i] ?? true).join('\t');
  });
  return lines.join('\n');
}

function withoutMembers(line) {
  const record = JSON.parse(line);
  if (![...LABELS].some((name) => Object.hasOwn(record, name))) return line;
  for (const name of LABELS) delete record[name];
  return JSON.stringify(record);
}

/** `001-zeek-scenario-malicious/data/conn.log.labeled` becomes `001/data/conn.log`. */
const neutral = (shown) => shown.replace(/^(\d+)-[^/]*/, '$1').replace(/\.labeled$/, '');

function logsBelow(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && LOG.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [from, to] = process.argv.slice(2);
  if (from === undefined || to === undefined) {
    console.error('usage: strip-labels.mjs FROM TO');
    process.exit(2);
  }
  const { written, repeats } = stripLabels(from, to);
  console.log(`${written.length} logs written without labels, ${repeats.length} repeats left out`);
}
