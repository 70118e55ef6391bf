const MAX_LINE = 76;
/** An encoded word is at most 75 characters (RFC 2047, section 2); 39 bytes make 52 of base64. */
const WORD_BYTES = 39;

const latin1 = (bytes: Uint8Array): string => {
  let text = '';
  for (const b of bytes) text += String.fromCharCode(b);
  return text;
};

export const base64 = (bytes: Uint8Array): string => btoa(latin1(bytes));

/** Base64 in lines (RFC 2045, section 6.8). */
export const base64Lines = (bytes: Uint8Array): string => base64(bytes).replace(/.{76}(?=.)/g, '$&\r\n');

const quoteByte = (b: number): string => {
  const plain = (b >= 32 && b <= 126 && b !== 61) || b === 9;
  return plain ? String.fromCharCode(b) : `=${b.toString(16).toUpperCase().padStart(2, '0')}`;
};

const quoteLine = (line: Uint8Array): string => {
  let [out, length] = ['', 0];
  line.forEach((b, i) => {
    const last = i === line.length - 1;
    const unit = last && (b === 32 || b === 9) ? `=${b === 32 ? '20' : '09'}` : quoteByte(b);
    if (length + unit.length > MAX_LINE - 1) {
      out += '=\r\n';
      length = 0;
    }
    out += unit;
    length += unit.length;
  });
  return out;
};

/** Quoted-printable of a text whose lines end in LF (RFC 2045, section 6.7). */
export const quotedPrintable = (text: string): string => {
  const encoder = new TextEncoder();
  return text
    .split('\n')
    .map((line) => quoteLine(encoder.encode(line)))
    .join('\r\n');
};

/** A header's text: as it is when ASCII, else encoded words, cut between characters. */
export const headerText = (text: string): string => {
  if (/^[\x20-\x7e]*$/.test(text)) return text;
  const encoder = new TextEncoder();
  const words: string[] = [''];
  for (const char of text) {
    const current = words[words.length - 1] ?? '';
    if (encoder.encode(current + char).length > WORD_BYTES) words.push(char);
    else words[words.length - 1] = current + char;
  }
  return words.map((w) => `=?UTF-8?B?${base64(encoder.encode(w))}?=`).join('\r\n ');
};

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
const two = (n: number): string => String(n).padStart(2, '0');

/** RFC 5322, section 3.3, in a zone that many minutes east of UTC. */
export const mailDate = (at: number, offsetMinutes: number): string => {
  const d = new Date(at + offsetMinutes * 60_000);
  const zone = `${offsetMinutes < 0 ? '-' : '+'}${two(Math.floor(Math.abs(offsetMinutes) / 60))}${two(Math.abs(offsetMinutes) % 60)}`;
  const clock = `${two(d.getUTCHours())}:${two(d.getUTCMinutes())}:${two(d.getUTCSeconds())}`;
  return `${DAYS[d.getUTCDay()] ?? ''}, ${two(d.getUTCDate())} ${MONTHS[d.getUTCMonth()] ?? ''} ${d.getUTCFullYear()} ${clock} ${zone}`;
};

const escapeHtml = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

/** A piece of a letter: words, or words that lead somewhere. */
export type Paragraph = string | { readonly words: string; readonly label: string; readonly href: string };

export const plainBody = (body: readonly Paragraph[]): string =>
  body.map((p) => (typeof p === 'string' ? p : `${p.words} ${p.label} <${p.href}>`)).join('\n\n') + '\n';

export const htmlBody = (body: readonly Paragraph[]): string => {
  const inner = body.map((p) =>
    typeof p === 'string' ? escapeHtml(p) : `${escapeHtml(p.words)} <a href="${escapeHtml(p.href)}">${escapeHtml(p.label)}</a>`,
  );
  const blocks = inner.map((p) => `<p style="margin:0 0 12px 0">${p.replace(/\n/g, '<br>')}</p>`).join('\n');
  return `<!DOCTYPE html>\n<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"></head>\n<body style="font-family:Calibri,Arial,sans-serif;font-size:11pt">\n${blocks}\n</body></html>\n`;
};
