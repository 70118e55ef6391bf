import { factOf, type AddressFact } from './address-fact';
import { TableBuilder, type AddressTable } from './address-table';

/** Mistakes that are told; the rest is counted. */
const MAX_TOLD = 20;

/**
 * Lines of first and last address, as text or number, and what is known: `first,last,country`, `first,last,number,"name"`, or with tabs
 * `first last number country name` (IPtoASN's ip2asn files). A line that is none of these is a mistake.
 */
export function readSpans(text: string): { readonly table: AddressTable<AddressFact> } | { readonly mistakes: readonly string[] } {
  const builder = new TableBuilder<AddressFact>();
  const mistakes: string[] = [];
  let wrong = 0;
  let line = 0;
  for (let at = 0; at < text.length;) {
    const end = text.indexOf('\n', at);
    const row = text.slice(at, end < 0 ? text.length : end).trimEnd();
    at = end < 0 ? text.length : end + 1;
    line++;
    if (row === '' || takes(row, builder)) continue;
    if (++wrong <= MAX_TOLD) mistakes.push(`line ${line}: is no range of addresses with a country or an operator`);
  }
  if (wrong === 0 && line === 0) return { mistakes: ['the file is empty'] };
  if (wrong > MAX_TOLD) mistakes.push(`and ${wrong - MAX_TOLD} more`);
  return wrong === 0 ? { table: builder.build() } : { mistakes };
}

function takes(row: string, builder: TableBuilder<AddressFact>): boolean {
  const tabbed = row.includes('\t');
  const [first = '', last = '', third = '', ...rest] = row.split(tabbed ? '\t' : ',');
  if (third === '') return false;
  const number = /^\d+$/.test(third) ? Number(third) : undefined;
  if (number === undefined && rest.length > 0) return false;
  const [country, name] = tabbed ? [rest[0], rest.slice(1).join('\t')] : [number === undefined ? third : undefined, rest.join(',')];
  const fact = factOf(country, number, name.replace(/^"(.*)"$/, '$1').replaceAll('""', '"'));
  return builder.addSpan(first, last, fact ? builder.idOf(fact) : 0);
}
