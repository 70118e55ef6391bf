import { inflateSync } from 'node:zlib';

export type PdfFlag = 'pdf-open-action' | 'pdf-javascript' | 'pdf-launch' | 'pdf-embedded-file' | 'pdf-form-submit';

/** Names of actions (ISO 32000-1, 12.6.4), in a name's plain form. */
const NAMES: ReadonlyMap<string, PdfFlag> = new Map([
  ['OpenAction', 'pdf-open-action'],
  ['AA', 'pdf-open-action'],
  ['JavaScript', 'pdf-javascript'],
  ['JS', 'pdf-javascript'],
  ['Launch', 'pdf-launch'],
  ['EmbeddedFile', 'pdf-embedded-file'],
  ['EmbeddedFiles', 'pdf-embedded-file'],
  ['SubmitForm', 'pdf-form-submit'],
]);
/** Object streams that are unpacked, and bytes of each: names hide in them. */
const MAX_STREAMS = 32;
const MAX_STREAM = 256 * 1024;

/** Active content of a PDF, and whether it is encrypted. Searched by name, without reading objects, so that a damaged file tells as much. */
export function scanPdf(pdf: Buffer): { readonly flags: readonly PdfFlag[]; readonly encrypted: boolean } {
  const flags = new Set<PdfFlag>();
  const found = { flags, encrypted: false };
  scan(pdf.toString('latin1'), found);
  let at = pdf.indexOf('/ObjStm');
  for (let n = 0; at >= 0 && n < MAX_STREAMS; n++, at = pdf.indexOf('/ObjStm', at + 1)) {
    const text = unpacked(pdf, at);
    if (text !== undefined) scan(text, found);
  }
  return { flags: [...flags].sort(), encrypted: found.encrypted };
}

/** A name may spell any character as `#xx` (7.3.5): `/J#61vaScript`. */
const NAME = /\/([A-Za-z#][A-Za-z0-9#]{1,40})/g;

function scan(text: string, found: { readonly flags: Set<PdfFlag>; encrypted: boolean }): void {
  for (const [, raw = ''] of text.matchAll(NAME)) {
    const name = raw.includes('#') ? raw.replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))) : raw;
    const flag = NAMES.get(name);
    if (flag !== undefined) found.flags.add(flag);
    else if (name === 'Encrypt') found.encrypted = true;
  }
}

function unpacked(pdf: Buffer, from: number): string | undefined {
  const keyword = pdf.indexOf('stream', from);
  if (keyword < 0 || keyword > from + 1_024) return undefined;
  const start = keyword + (pdf[keyword + 6] === 13 ? 8 : 7);
  const end = pdf.indexOf('endstream', start);
  if (end < 0) return undefined;
  try {
    return inflateSync(pdf.subarray(start, end), { maxOutputLength: MAX_STREAM }).toString('latin1');
  } catch {
    return undefined;
  }
}
