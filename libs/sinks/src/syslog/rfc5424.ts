/** Facility 16 (local0). */
const LOCAL0 = 16;
const NOTICE = 5;

/** An RFC 5424 message with a UTF-8 body (section 6.4: the BOM marks it; SIEMs choke on it, so it is left out, as section 6.4 allows). */
export function syslogMessage(host: string, msgId: string, at: number, body: string): string {
  return `<${LOCAL0 * 8 + NOTICE}>1 ${new Date(at).toISOString()} ${token(host)} cordon - ${token(msgId)} - ${body}`;
}

/** Octet counting (RFC 6587, section 3.4.1; RFC 5425, section 4.3): length in bytes, a space, the message. */
export function octetCounted(message: string): Buffer {
  const bytes = Buffer.from(message, 'utf8');
  return Buffer.concat([Buffer.from(`${bytes.length} `), bytes]);
}

/** PRINTUSASCII without spaces, at most 255 characters; `-` when nothing is left. */
const token = (text: string): string => text.replace(/[^\x21-\x7e]/g, '').slice(0, 255) || '-';
