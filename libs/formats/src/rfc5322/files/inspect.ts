import { extensionOf, nameFlags, type NameFlag } from './file-name';
import { scanMarkup, type MarkupFlag } from './markup';
import { oleNames } from './ole';
import { scanPdf, type PdfFlag } from './pdf';
import { sniffFile, type Sniffed } from './sniff';
import { listZip, unzip, type ZipEntry, type ZipListing } from './zip';

export type FileFlag =
  | NameFlag
  | PdfFlag
  | MarkupFlag
  | 'type-mismatch'
  | 'executable'
  | 'shortcut'
  | 'disk-image'
  | 'note'
  | 'encrypted'
  | 'macro'
  | 'external-template'
  | 'external-link'
  | 'embedded-object'
  | 'archive-bomb'
  | 'archive-cut'
  | 'not-inspected';

export interface FileFindings {
  readonly mimeType?: string;
  /** Sorted. */
  readonly flags: readonly FileFlag[];
  /** Names of what is inside, archives inside archives included as `outer.zip/inner.exe`. */
  readonly names: readonly string[];
}

/** Bytes of files inside archives that are unpacked, over the whole file. */
const MAX_UNPACKED = 4 * 1024 * 1024;
const MAX_MEMBER = 1024 * 1024;
/** Archives in archives that are opened. */
const MAX_DEPTH = 3;
const MAX_NAMES = 100;
const MAX_NAME = 200;
/** Claimed size over size; deflate's most is 1,032. */
const BOMB_RATIO = 200;

/** What a file is, hides and would do when opened. Bounded: by bytes unpacked, depth and names. Never throws on damaged files. */
export function inspectFile(name: string, declared: string, bytes: Buffer): FileFindings {
  const inspection = new Inspection();
  const sniffed = attempt(() => inspection.file(name, bytes, 0, ''), inspection);
  if (sniffed && mismatch(name, declared, sniffed)) inspection.flags.add('type-mismatch');
  const mimeType = inspection.office ?? sniffed?.mimeType;
  return { ...(mimeType === undefined ? {} : { mimeType }), flags: [...inspection.flags].sort(), names: inspection.names };
}

/** A reader that trips over a damaged file costs what that file would have told, not the mail. */
function attempt(read: () => Sniffed | undefined, inspection: Inspection): Sniffed | undefined {
  try {
    return read();
  } catch {
    inspection.flags.add('not-inspected');
    return undefined;
  }
}

class Inspection {
  readonly flags = new Set<FileFlag>();
  readonly names: string[] = [];
  /** Media type of an Office document, which its container alone does not say. */
  office: string | undefined;
  private left = MAX_UNPACKED;

  file(name: string, bytes: Buffer, depth: number, path: string): Sniffed | undefined {
    for (const flag of nameFlags(name)) this.flags.add(flag);
    const sniffed = sniffFile(bytes);
    switch (sniffed?.kind) {
      case 'zip':
        this.zip(bytes, depth, path);
        break;
      case 'ole':
        this.ole(bytes, depth);
        break;
      case 'pdf':
        this.pdf(bytes);
        break;
      case 'markup':
      case 'svg':
        for (const flag of scanMarkup(bytes)) this.flags.add(flag);
        break;
      case 'rtf':
        if (bytes.includes('\\objdata') || bytes.includes('\\objupdate')) this.flags.add('embedded-object');
        if (/\\\*\\template\s{1,9}(?:http|\\\\)/i.test(bytes.toString('latin1', 0, MAX_MEMBER))) this.flags.add('external-template');
        break;
      case 'executable':
      case 'shortcut':
      case 'disk-image':
      case 'note':
        this.flags.add(sniffed.kind);
        break;
      case 'archive':
      case 'image':
      case 'other':
      case undefined:
        break;
    }
    return sniffed;
  }

  private pdf(bytes: Buffer): void {
    const { flags, encrypted } = scanPdf(bytes);
    for (const flag of flags) this.flags.add(flag);
    if (encrypted) this.flags.add('encrypted');
  }

  /** MS-OVBA 2.2.1 names the storage of macros, MS-OFFCRYPTO 2.3.4.4 the stream of an encrypted document. */
  private ole(bytes: Buffer, depth: number): void {
    const names = oleNames(bytes);
    const has = (...wanted: readonly string[]): boolean => names.some((n) => wanted.includes(n));
    if (has('_VBA_PROJECT', '_VBA_PROJECT_CUR', 'VBA', 'Macros')) this.flags.add('macro');
    if (has('EncryptedPackage')) this.flags.add('encrypted');
    if (has('\x01Ole10Native', 'ObjectPool')) this.flags.add('embedded-object');
    if (depth > 0) return;
    if (has('WordDocument')) this.office = 'application/msword';
    else if (has('Workbook', 'Book')) this.office = 'application/vnd.ms-excel';
    else if (has('PowerPoint Document')) this.office = 'application/vnd.ms-powerpoint';
    else if (has('__properties_version1.0')) this.office = 'application/vnd.ms-outlook';
  }

  private zip(bytes: Buffer, depth: number, path: string): void {
    const listing = listZip(bytes);
    if (!listing) return void this.flags.add('archive-cut');
    if (listing.cut) this.flags.add('archive-cut');
    if (listing.ratio > BOMB_RATIO) this.flags.add('archive-bomb');
    if (listing.entries.some((e) => e.encrypted)) this.flags.add('encrypted');
    if (listing.entries.some((e) => e.name === '[Content_Types].xml')) return this.ooxml(bytes, listing, depth);
    for (const entry of listing.entries) this.member(bytes, entry, depth, path);
  }

  private member(zip: Buffer, entry: ZipEntry, depth: number, path: string): void {
    const name = `${path}${entry.name}`;
    if (this.names.length < MAX_NAMES) this.names.push(name.slice(0, MAX_NAME));
    for (const flag of nameFlags(entry.name)) this.flags.add(flag);
    if (depth + 1 >= MAX_DEPTH) return;
    const content = this.unpack(zip, entry);
    if (content) this.file(entry.name, content, depth + 1, `${name}/`);
  }

  private ooxml(zip: Buffer, { entries }: ZipListing, depth: number): void {
    for (const entry of entries) {
      const name = entry.name.toLowerCase();
      if (name.endsWith('vbaproject.bin') || name.startsWith('xl/macrosheets/')) this.flags.add('macro');
      if (/\/(?:embeddings|activex)\/[^/]+\.bin$/.test(name)) this.flags.add('embedded-object');
      if (name.endsWith('.rels')) this.relations(this.unpack(zip, entry)?.toString('latin1') ?? '');
      if (depth === 0) this.office ??= officeType(name);
    }
  }

  /** Relations that lead out of the document (ECMA-376, part 2, 9.3), except links that a reader has to click. */
  private relations(xml: string): void {
    for (const [relation] of xml.matchAll(/<Relationship\s[^>]{0,4096}>/g)) {
      if (!/TargetMode\s*=\s*["']External/i.test(relation) || /\/hyperlink["']/i.test(relation)) continue;
      this.flags.add(/\/attachedTemplate["']/i.test(relation) ? 'external-template' : 'external-link');
    }
  }

  private unpack(zip: Buffer, entry: ZipEntry): Buffer | undefined {
    const content = this.left > 0 ? unzip(zip, entry, Math.min(this.left, MAX_MEMBER)) : undefined;
    // What does not fit has cost as much as what does.
    this.left -= content?.length ?? Math.min(entry.size, MAX_MEMBER);
    return content;
  }
}

const OFFICE = 'application/vnd.openxmlformats-officedocument';

function officeType(name: string): string | undefined {
  if (name === 'word/document.xml') return `${OFFICE}.wordprocessingml.document`;
  if (name === 'xl/workbook.xml' || name === 'xl/workbook.bin') return `${OFFICE}.spreadsheetml.sheet`;
  return name === 'ppt/presentation.xml' ? `${OFFICE}.presentationml.presentation` : undefined;
}

/** Kinds that programs write under many types and names. */
const VAGUE = /^(?:application\/(?:octet-stream|x-|force-download|unknown)|multipart\/|message\/|$)/;

/** The name and the declared type both say something else than the content: only what would be opened otherwise counts. */
function mismatch(name: string, declared: string, { kind }: Sniffed): boolean {
  const looks = /^(?:pdf|docx?|xlsx?|pptx?|rtf|txt|csv|jpe?g|png|gif|bmp)$/.exec(extensionOf(name) ?? '')?.[0];
  const says = VAGUE.test(declared) ? '' : declared;
  if (kind === 'executable' || kind === 'shortcut' || kind === 'disk-image')
    return looks !== undefined || /^(?:image|text\/plain|application\/pdf)/.test(says);
  if (kind === 'markup') return looks !== undefined && looks !== 'txt' && looks !== 'csv' && !/^docx?$|^xlsx?$/.test(looks);
  if (kind === 'zip' || kind === 'archive') return looks !== undefined && !/x$/.test(looks);
  if (kind === 'pdf') return looks !== undefined && looks !== 'pdf';
  return false;
}
