import { dead, ok, type Result } from '@cordon/wire';
import { MailParser, type AttachmentStream, type HeaderLines, type Headers, type MessageText } from 'mailparser';
import type { MailBounds } from './bounds';

export interface MailFile {
  readonly name: string;
  readonly mimeType: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly inline: boolean;
}

/** A mail taken apart by mailparser; contents of attachments are hashed and let go. */
export interface ReadMail {
  readonly headers: Headers;
  readonly lines: HeaderLines;
  readonly text: string;
  readonly html: string;
  readonly files: readonly MailFile[];
}

const CHUNK = 64 * 1024;

/** Reads one message within bounds. Malformed or excessive mail is a dead result. */
export function readMail(bytes: Uint8Array, bounds: MailBounds): Promise<Result<ReadMail>> {
  return new Promise((resolve) => new Reading(bytes, bounds, resolve).start());
}

class Reading {
  private readonly parser = new MailParser({
    checksumAlgo: 'sha256',
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
    part.content.on('data', () => performance.now() > this.deadline && this.refuse('parsing took too long'));
    part.content.once('error', () => this.end(dead('CORDON_MAIL_MALFORMED', 'an attachment cannot be decoded')));
    part.content.once('end', () => {
      this.files.push({
        name: part.filename ?? '',
        mimeType: part.contentType,
        sizeBytes: part.size ?? 0,
        sha256: part.checksum ?? '',
        inline: part.related === true || part.contentDisposition === 'inline',
      });
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

function linesIn(chunk: Uint8Array): number {
  let lines = 0;
  for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) lines++;
  return lines;
}
