import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zeekTsvHeader, zeekTsvLine } from './formats/zeek-tsv';
import { inventoryYaml } from './inventory';
import type { RawFormat, RawRecord } from './records';
import type { World } from './world/world';

export interface WriteOptions {
  /** Zeek's logs as JSON lines or in its own tab-separated form; json by default. */
  readonly zeek?: 'json' | 'tsv';
}

const LINES = [
  ['m365-ual', 'm365.jsonl'],
  ['cloudtrail', 'aws.jsonl'],
  ['zeek-conn', 'zeek-conn.jsonl'],
  ['zeek-dns', 'zeek-dns.jsonl'],
] as const;

const linesOf = (records: readonly RawRecord[], format: RawFormat): string[] => {
  const decoder = new TextDecoder();
  return records.filter((r) => r.format === format).map((r) => decoder.decode(r.bytes));
};

/** One file a source: mail/00001.eml …, m365.jsonl, aws.jsonl, zeek-conn.jsonl, zeek-dns.jsonl (or .log), inventory.yaml. */
export const writeStory = (directory: string, world: World, records: readonly RawRecord[], { zeek = 'json' }: WriteOptions = {}): void => {
  mkdirSync(join(directory, 'mail'), { recursive: true });
  const mails = records.filter((r) => r.format === 'rfc5322');
  mails.forEach((m, i) => writeFileSync(join(directory, 'mail', `${String(i + 1).padStart(5, '0')}.eml`), m.bytes));
  for (const [format, file] of LINES) {
    const lines = linesOf(records, format);
    if (zeek === 'tsv' && (format === 'zeek-conn' || format === 'zeek-dns')) {
      const table = [zeekTsvHeader(format), ...lines.map((line) => zeekTsvLine(format, line))];
      writeFileSync(join(directory, file.replace('.jsonl', '.log')), table.join('\n') + '\n');
    } else writeFileSync(join(directory, file), lines.map((line) => line + '\n').join(''));
  }
  writeFileSync(join(directory, 'inventory.yaml'), inventoryYaml(world));
};
