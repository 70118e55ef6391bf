import { createHash, type Hash } from 'node:crypto';
import { dead, ok, type Result } from '@cordon/wire';
import { MailParser, type AttachmentStream, type HeaderLines, type Headers, type MessageText } from 'mailparser';
import type { MailBounds } from './bounds';
import { inspectFile, type FileFindings } from './files/inspect';

/** What a part is that does not say it (RFC 2046, section 4.5.1), or says it so that the parser gives `false`. */
const UNTYPED = 'application/octet-stream';

export interface MailFile {
  readonly name: string;
  readonly mimeType: string;
  readonly sizeBytes: number;
  readonly md5: string;
  readonly sha1: string;
  readonly sha256: string;
  readonly inline: boolean;
  readonly findings: FileFindings;
  /** The message itself, where the file is one that is to be read as well. */
  readonly message?: Buffer;
}

/** A mail taken apart by mailparser; contents of attachments are hashed, looked into and let go. */
export interface ReadMail {
  readonly headers: Headers;
  readonly lines: HeaderLines;
  readonly text: string;
  readonly html: string;
  readonly files: readonly MailFile[];
}

const CHUNK = 64 * 1024;
/** Bytes of an attachment that are looked into; of a larger one only its beginning is known. */
const MAX_INSPECTED = 8 * 1024 * 1024;
/** First bytes that suffice to know a disk image. */
const HEAD = 64 * 1024;
/** Attached messages that are read, and bytes of each. */
const MAX_MESSAGES = 8;
const MAX_MESSAGE = 1024 * 1024;

/** Attached messages inside attached messages that are read. */
const MAX_NESTED = 2;

/** Reads one message within bounds. Malformed or excessive mail is a dead result. */
export async function readMail(bytes: Uint8Array, bounds: MailBounds): Promise<Result<ReadMail>> {
  const deadline = performance.now() + bounds.maxMs;
  const read = await readOne(bytes, bounds);
  if (read.kind !== 'ok' || !read.value.files.some((f) => f.message)) return read;
  return ok({ ...read.value, files: await withNested(read.value.files, { ...bounds, maxMs: deadline - performance.now() }, 1) });
}

const readOne = (bytes: Uint8Array, bounds: MailBounds): Promise<Result<ReadMail>> =>
  new Promise((resolve) => new Reading(bytes, bounds, resolve).start());

/** Behind each attached message the files that it carries, as `message.eml/name`. A message that cannot be read stays a file. */
async function withNested(files: readonly MailFile[], bounds: MailBounds, depth: number): Promise<readonly MailFile[]> {
  const all: MailFile[] = [];
  for (const { message, ...file } of files) {
    if (all.length >= bounds.maxAttachments) break;
    all.push(file);
    if (!message) continue;
    const started = performance.now();
    const read = await readOne(message, bounds);
    const left = { ...bounds, maxMs: bounds.maxMs - (performance.now() - started) };
    const inside = read.kind !== 'ok' ? [] : depth < MAX_NESTED ? await withNested(read.value.files, left, depth + 1) : read.value.files;
    for (const { message: _, ...inner } of inside.slice(0, bounds.maxAttachments - all.length))
      all.push({ ...inner, name: `${file.name || 'message.eml'}/${inner.name}` });
  }
  return all;
}

class Reading {
  private readonly parser = new MailParser({
    checksumAlgo: false,
    skipHtmlToText: true,
    skipTextToHtml: true,
    skipTextLinks: true,
    skipImageLinks: true,
  });
  private readonly deadline: number;
  private readonly files: MailFile[] = [];
  private headers: Headers = new Map();
  private lines: HeaderLines = [];
  private text = '';
  private html = '';
  private over = false;
  private lineCount = 0;
  private messages = 0;
  /** Bytes of the message that were attachments, nearly. */
  private attached = 0;

  constructor(
    private readonly bytes: Uint8Array,
    private readonly bounds: MailBounds,
    private readonly resolve: (result: Result<ReadMail>) => void,
  ) {
    this.deadline = performance.now() + bounds.maxMs;
  }

  start(): void {
    const { parser } = this;
    parser.on('headers', (headers: Headers) => (this.headers = headers));
    parser.on('headerLines', (lines: HeaderLines) => (this.lines = lines));
    parser.on('data', (part: AttachmentStream | MessageText) => this.take(part));
    parser.once('error', (error: Error & { code?: string }) =>
      error.code === 'EMAXLEN'
        ? this.refuse('too many parts or too long headers')
        : this.end(dead('CORDON_MAIL_MALFORMED', 'the MIME structure cannot be read')),
    );
    parser.once('end', () => this.end(ok({ headers: this.headers, lines: this.lines, text: this.text, html: this.html, files: this.files })));
    this.feed(0);
  }

  private feed(from: number): void {
    for (let at = from; !this.over;) {
      if (performance.now() > this.deadline) return this.refuse('parsing took too long');
      if (at >= this.bytes.length) return void this.parser.end();
      const next = Math.min(this.bytes.length, at + CHUNK);
      const chunk = this.bytes.subarray(at, next);
      if ((this.lineCount += linesIn(chunk)) > this.bounds.maxLines) return this.refuse('too many lines');
      // What is still on its way through the parser may be of an attachment.
      if (next - this.attached > this.bounds.maxTextBytes) return this.refuse('too much text');
      const more = this.parser.write(chunk);
      if (!more) return void this.parser.once('drain', () => this.feed(next));
      at = next;
    }
  }

  private take(part: AttachmentStream | MessageText): void {
    if (part.type === 'text') {
      this.text = part.text ?? '';
      this.html = part.html ?? '';
      return;
    }
    if (this.files.length >= this.bounds.maxAttachments) return this.refuse('too many attachments');
    if ((part.partId?.split('.').length ?? 0) > this.bounds.maxDepth) return this.refuse('parts are nested too deep');
    const file = new FileReading(this.messages < MAX_MESSAGES);
    const inflation = encodedSize(part);
    part.content.on('data', (chunk: Buffer) => {
      this.attached += chunk.length * inflation;
      if (performance.now() > this.deadline) this.refuse('parsing took too long');
      else file.push(chunk);
    });
    part.content.once('error', () => this.end(dead('CORDON_MAIL_MALFORMED', 'an attachment cannot be decoded')));
    part.content.once('end', () => {
      const read = file.end(part);
      if (read.message) this.messages++;
      this.files.push(read);
      part.release?.();
    });
  }

  private refuse(reason: string): void {
    this.end(dead('CORDON_MAIL_BOUNDS', reason));
  }

  private end(result: Result<ReadMail>): void {
    if (this.over) return;
    this.over = true;
    this.parser.on('error', () => undefined);
    this.parser.removeAllListeners('data');
    this.parser.destroy();
    this.resolve(result);
  }
}

/** Bytes in the message for one of the content: base64 has 4 for 3 and line ends, quoted-printable up to 3. */
function encodedSize(part: AttachmentStream): number {
  const encoding = part.headers.get('content-transfer-encoding');
  return encoding === 'base64' ? 1.4 : encoding === 'quoted-printable' ? 3.1 : 1.05;
}

/** One attachment as it streams by. */
class FileReading {
  private readonly hashes: readonly [Hash, Hash, Hash] = [createHash('md5'), createHash('sha1'), createHash('sha256')];
  private readonly chunks: Buffer[] = [];
  private kept = 0;
  private size = 0;

  constructor(private readonly keepMessage: boolean) {}

  push(chunk: Buffer): void {
    for (const hash of this.hashes) hash.update(chunk);
    this.size += chunk.length;
    if (this.size <= MAX_INSPECTED || this.kept < HEAD) {
      this.chunks.push(chunk);
      this.kept += chunk.length;
    } else if (this.kept > HEAD) {
      this.chunks.splice(0, this.chunks.length, Buffer.concat(this.chunks).subarray(0, HEAD));
      this.kept = HEAD;
    }
  }

  end(part: AttachmentStream): MailFile {
    const bytes = this.chunks.length === 1 ? (this.chunks[0] ?? Buffer.alloc(0)) : Buffer.concat(this.chunks);
    const [md5, sha1, sha256] = this.hashes;
    const name = part.filename ?? '';
    const findings = inspectFile(name, part.contentType, bytes);
    const whole = this.size === bytes.length;
    const isMessage = part.contentType === 'message/rfc822' || /\.eml$/i.test(name);
    return {
      name,
      mimeType: typeof part.contentType === 'string' ? part.contentType : UNTYPED,
      sizeBytes: this.size,
      md5: md5.digest('hex'),
      sha1: sha1.digest('hex'),
      sha256: sha256.digest('hex'),
      inline: part.related === true || part.contentDisposition === 'inline',
      findings: whole ? findings : { ...findings, flags: [...findings.flags, 'not-inspected'] },
      ...(this.keepMessage && isMessage && whole && bytes.length <= MAX_MESSAGE ? { message: bytes } : {}),
    };
  }
}

function linesIn(chunk: Uint8Array): number {
  let lines = 0;
  for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) lines++;
  return lines;
}
