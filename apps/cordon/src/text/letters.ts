import type { DeadCount, DeadSummary } from '@cordon/store-clickhouse';
import type { ShownLetter } from '../commands/dead';

/** Text of a letter that is shown at most, characters; `--json` gives all of it. */
const MOST_SHOWN = 4_000;

const when = (ms: number): string => new Date(ms).toISOString().slice(0, 19);
const standing = ({ state, settledBy, settledAt }: DeadSummary): string =>
  state === 'open' ? '' : `  ${state} by ${settledBy ?? ''} ${when(settledAt ?? 0)}`;
const placeOf = ({ place, file, line }: DeadSummary): string => [file === '' ? '' : `${file}:${line}`, place].filter(Boolean).join(' ');

/** One line of the list; nothing of the record's content. */
export function letterLine(letter: DeadSummary): string {
  const { id, at, source, code, reason, sizeBytes, truncated } = letter;
  const place = placeOf(letter);
  return `${id.padEnd(26)}  ${when(at)}  ${source.padEnd(12)} ${code.padEnd(24)} ${`${sizeBytes} B${truncated ? ', cut' : ''}`.padStart(10)}  ${reason}${place === '' ? '' : ` (${place})`}${standing(letter)}\n`;
}

export function countLines(counts: readonly DeadCount[]): string {
  if (counts.length === 0) return 'no dead letters\n';
  const row = (cells: readonly string[]): string => cells.join(' ').trimEnd() + '\n';
  const lines = counts.map(({ source, stage, code, open, redriven, discarded, newestAt }) =>
    row([
      source.padEnd(20),
      stage.padEnd(12),
      code.padEnd(26),
      ...[open, redriven, discarded].map((n) => String(n).padStart(9)),
      ` ${when(newestAt)}`,
    ]),
  );
  return row(['source'.padEnd(20), 'stage'.padEnd(12), 'code'.padEnd(26), '     open', ' redriven', 'discarded', ' newest']) + lines.join('');
}

/** A letter whole: what is known of it, its headers, then its text, or its bytes in hexadecimal where they are no text. */
export function letterText(letter: ShownLetter): string {
  const { id, at, seen, source, trust, stream, partition, offset, stage, code, reason, headers, base64, text, blob, truncated } = letter;
  const place = placeOf(letter);
  const lines = [
    `${id}${standing(letter)}`,
    `  ${code}: ${reason}${place === '' ? '' : ` (${place})`}`,
    `  refused by ${stage} at ${stream}/${partition} ${offset}; source ${source}, trust T${trust}; at ${when(at)}, seen ${when(seen)}`,
    ...(truncated ? ['  only the beginning of the record was kept; it cannot be driven again'] : []),
    ...(blob ? [`  payload ${blob.sha256}, ${blob.sizeBytes} B, ${blob.kept ? 'in the blob store' : 'no longer in the blob store'}`] : []),
    ...Object.entries(headers).map(([name, value]) => `  ${name}: ${printable(value)}`),
    '',
    text === undefined
      ? shortened(
          Buffer.from(base64, 'base64')
            .toString('hex')
            .replace(/(..)(?=.)/g, '$1 '),
        )
      : shortened(printable(text, true)),
  ];
  return `${lines.join('\n')}\n`;
}

const shortened = (text: string): string =>
  text.length <= MOST_SHOWN ? text : `${text.slice(0, MOST_SHOWN)}\n… ${text.length - MOST_SHOWN} characters more; --json shows all`;

/** What a record holds is written by others: control characters must not steer the terminal. */
function printable(text: string, lines = false): string {
  return text.replace(/\p{C}/gu, (c) => (lines && (c === '\n' || c === '\t') ? c : `\\u{${(c.codePointAt(0) ?? 0).toString(16)}}`));
}
