import { personEntry } from './ldap-entry';
import type { DirectoryEntry, EntriesResult } from './person';

interface Record {
  line: number;
  readonly attributes: Map<string, (string | Buffer)[]>;
}

/** An LDIF export (RFC 2849): entries, folded lines, base64 values. Changes and values in other files are mistakes: they are no export. */
export function readLdif(text: string): EntriesResult {
  const entries: DirectoryEntry[] = [];
  const mistakes: string[] = [];
  let record: Record | undefined;
  const end = (): void => {
    const dn = record?.attributes.get('dn')?.[0]?.toString();
    const entry = record && personEntry(`line ${record.line}`, dn ?? '', record.attributes);
    if (record && dn === undefined) mistakes.push(`line ${record.line}: the entry has no dn`);
    else if (entry) entries.push(entry);
    record = undefined;
  };
  for (const { line, content } of unfolded(text)) {
    if (content === '') end();
    else if (content.startsWith('#') || /^version:/i.test(content)) continue;
    else {
      record ??= { line, attributes: new Map() };
      const mistake = take(record, content);
      if (mistake !== undefined) mistakes.push(`line ${line}: ${mistake}`);
    }
  }
  end();
  return { entries, mistakes };
}

/** `mail;lang-de:: aG8=` → attribute mail; what is wrong with the line otherwise. */
function take(record: Record, content: string): string | undefined {
  const colon = content.indexOf(':');
  if (colon < 1) return 'is no attribute with a value';
  const name = content.slice(0, colon).split(';', 1)[0]?.toLowerCase() ?? '';
  if (name === 'changetype') return 'is a change; an export of entries is needed';
  const marker = content[colon + 1];
  if (marker === '<') return 'points to another file; have the export write values';
  const raw = content.slice(colon + (marker === ':' ? 2 : 1)).trimStart();
  const value = marker === ':' ? Buffer.from(raw, 'base64') : raw;
  const values = record.attributes.get(name);
  if (values) values.push(value);
  else record.attributes.set(name, [value]);
  return undefined;
}

/** Logical lines with their first line's number; a line that begins with a blank goes on with the one before (RFC 2849, note 2). */
function* unfolded(text: string): Generator<{ readonly line: number; readonly content: string }> {
  let line = 0;
  let began = 1;
  let content: string | undefined;
  for (let at = 0; at < text.length;) {
    const end = text.indexOf('\n', at);
    const row = text.slice(at, end < 0 ? text.length : end).replace(/\r$/, '');
    at = end < 0 ? text.length : end + 1;
    line++;
    if (row.startsWith(' ') && content !== undefined) {
      content += row.slice(1);
      continue;
    }
    if (content !== undefined) yield { line: began, content };
    began = line;
    content = row;
  }
  if (content !== undefined) yield { line: began, content };
}
