/** What a file is by its content; `other` has nothing that runs. */
export type FileKind =
  'zip' | 'archive' | 'ole' | 'pdf' | 'markup' | 'svg' | 'rtf' | 'executable' | 'shortcut' | 'disk-image' | 'note' | 'image' | 'other';

export interface Sniffed {
  /** Media type, of the IANA registry where it has one. */
  readonly mimeType: string;
  readonly kind: FileKind;
}

type Magic = readonly [at: number, bytes: string, mimeType: string, kind: FileKind];

/**
 * First bytes of files, as latin1 text. An own table: `file-type` is an ES module only, which Jest cannot load from CommonJS, reads
 * asynchronously, and knows none of LNK, ISO, scripts and markup, which matter here.
 */
const MAGIC: readonly Magic[] = [
  [0, 'PK\x03\x04', 'application/zip', 'zip'],
  [0, 'PK\x05\x06', 'application/zip', 'zip'],
  [0, '%PDF-', 'application/pdf', 'pdf'],
  [0, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'application/x-cfb', 'ole'],
  [0, '\xff\xd8\xff', 'image/jpeg', 'image'],
  [0, '\x89PNG\r\n\x1a\n', 'image/png', 'image'],
  [0, 'GIF8', 'image/gif', 'image'],
  [0, 'II*\x00', 'image/tiff', 'image'],
  [0, 'MM\x00*', 'image/tiff', 'image'],
  [8, 'WEBP', 'image/webp', 'image'],
  [0, '{\\rt', 'application/rtf', 'rtf'],
  [0, '\x4c\x00\x00\x00\x01\x14\x02\x00', 'application/x-ms-shortcut', 'shortcut'],
  [0, 'MZ', 'application/vnd.microsoft.portable-executable', 'executable'],
  [0, '\x7fELF', 'application/x-elf', 'executable'],
  [0, '\xcf\xfa\xed\xfe', 'application/x-mach-binary', 'executable'],
  [0, '\xce\xfa\xed\xfe', 'application/x-mach-binary', 'executable'],
  [0, '\xca\xfe\xba\xbe', 'application/java-vm', 'executable'],
  [0, 'dex\n', 'application/x-dex', 'executable'],
  [0, '#!', 'text/x-script', 'executable'],
  [0, 'Rar!\x1a\x07', 'application/vnd.rar', 'archive'],
  [0, '7z\xbc\xaf\x27\x1c', 'application/x-7z-compressed', 'archive'],
  [0, '\x1f\x8b', 'application/gzip', 'archive'],
  [0, 'BZh', 'application/x-bzip2', 'archive'],
  [0, '\xfd7zXZ\x00', 'application/x-xz', 'archive'],
  [0, 'MSCF', 'application/vnd.ms-cab-compressed', 'archive'],
  [7, '**ACE**', 'application/x-ace-compressed', 'archive'],
  [2, '\x60\xea', 'application/x-arj', 'archive'],
  [257, 'ustar', 'application/x-tar', 'archive'],
  // ECMA-119, 8.1: the first volume descriptor lies at sector 16.
  [0x8001, 'CD001', 'application/x-iso9660-image', 'disk-image'],
  [0, 'vhdxfile', 'application/x-vhdx', 'disk-image'],
  [0, 'conectix', 'application/x-vhd', 'disk-image'],
  // MS-ONESTORE, 2.3.1: the GUID of a .one file.
  [0, '\xe4\x52\x5c\x7b\x8c\xd8\xa7\x4d\xae\xb1\x53\x78\xd0\x29\x96\xd3', 'application/onenote', 'note'],
  [0, 'ITSF', 'application/vnd.ms-htmlhelp', 'executable'],
];

/** Characters of a text that are searched for markup. */
const TEXT_HEAD = 1_024;
const MARKUP = /<(?:!doctype html|html|head|body|script|meta|form|iframe|a |div|table|p>)/i;

/** Kind of a file by its first bytes (32 KiB and a little suffice); undefined when nothing is known of them. */
export function sniffFile(head: Uint8Array): Sniffed | undefined {
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.byteLength);
  for (const [at, magic, mimeType, kind] of MAGIC) {
    if (bytes.length >= at + magic.length && bytes[at] === magic.charCodeAt(0) && bytes.toString('latin1', at, at + magic.length) === magic)
      return { mimeType, kind };
  }
  // Readers of PDF take a header within the first kibibyte (ISO 32000-1, annex H, note 13).
  if (bytes.subarray(0, TEXT_HEAD).includes('%PDF-')) return { mimeType: 'application/pdf', kind: 'pdf' };
  const text = textHead(bytes);
  if (/<svg[\s>]/i.test(text)) return { mimeType: 'image/svg+xml', kind: 'svg' };
  if (MARKUP.test(text)) return { mimeType: 'text/html', kind: 'markup' };
  return undefined;
}

/** UTF-16 is what editors on Windows write; browsers read it. */
function textHead(bytes: Buffer): string {
  const wide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes.length > 3 && bytes[1] === 0 && bytes[3] === 0);
  return wide ? bytes.toString('utf16le', 0, TEXT_HEAD * 2) : bytes.toString('latin1', 0, TEXT_HEAD);
}
