/** Texts of the evaluation data without what tells the answer. Nothing here reads files. */

export const lines = (all) => all.split('\n').filter((line) => line.trim() !== '');

/** A CSV line without a last column `demo_id=...`. */
export const withoutColumn = (line) => line.replace(/,"?demo_id=[^",]*"?(\r?)$/, '$1');

/** A text of `name=value` lines without the lines `demo_id=...`. */
export const withoutLine = (all) => all.replace(/^demo_id=.*(?:\r?\n|$)/gm, '');

/** A JSON line without the member, wherever it is nested; a line without it is kept byte for byte. */
export function withoutMember(line, name) {
  if (!line.includes(`"${name}"`)) return line;
  const bare = (value) => {
    if (Array.isArray(value)) return value.map(bare);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).flatMap(([k, v]) => (k === name ? [] : [[k, bare(v)]])));
  };
  return JSON.stringify(bare(JSON.parse(line)));
}

/** ASA lines without `<PRI>` and the label, by the time at their head (`Jan 11 2026 04:00:01.707`); equal times as they stood. */
export function asa(all) {
  const rows = lines(all).map((line) =>
    line
      .trimEnd()
      .replace(/^<\d+>/, '')
      .replace(/ demo_id=\S+$/, ''),
  );
  const time = (row) => Date.parse(`${/^\w{3} +\d+ \d{4} [\d:.]+/.exec(row)?.[0]}Z`);
  return sorted(rows, time).join('\n');
}

/** `time,name,ip,host,short,...` as NDJSON without the labels, by time, then as the rows stood. */
export function alerts(csv) {
  const [header, ...rows] = lines(csv).map(cells);
  const kept = ['time', 'name', 'ip', 'host', 'short'];
  const places = kept.map((name) => header.indexOf(name));
  if (places.includes(-1)) throw new Error(`the header lacks ${kept.filter((_, i) => places[i] === -1).join(', ')}`);
  const records = rows.map((row) => Object.fromEntries(kept.map((name, i) => [name, name === 'time' ? Number(row[places[i]]) : row[places[i]]])));
  return sorted(records, ({ time }) => time)
    .map((record) => JSON.stringify(record))
    .join('\n');
}

function sorted(rows, time) {
  const keyed = rows.map((row, i) => ({ row, i, at: time(row) }));
  const untimed = keyed.filter(({ at }) => Number.isNaN(at)).length;
  if (untimed > 0) throw new Error(`${untimed} rows without a time cannot be sorted`);
  return keyed.sort((a, b) => a.at - b.at || a.i - b.i).map(({ row }) => row);
}

/** The cells of one CSV row (RFC 4180; no line breaks within quotes). */
const cells = (line) =>
  [...line.trimEnd().matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare);
