import type { Json } from '../../shared/json';

const TEXT = /^(?:(?:[A-Z][a-z]{2} ){2}[ \d]\d \d\d:\d\d:\d\d \d{4} )?(?:Info|Warning|Critical|Debug|Trace): (.{1,4096})$/s;
export const MAIL_LOG =
  /(?:Info|Warning|Critical): (?:(?:New SMTP |Start |Delivery start |Message (?:done|finished|aborted) |Bounced: |SDR: )?(?:MID|ICID|DCID) \d|New SMTP (?:ICID|DCID) \d)/;
const FIELDS = {
  mid: /\bMID (\d{1,12})/,
  icid: /\bICID (\d{1,12})/,
  dcid: /\bDCID (\d{1,12})/,
  rid: /\bRID \[?(\d{1,6})/,
  from: /\bFrom: <([^>]{0,320})>/,
  to: /\bTo: <([^>]{0,320})>/,
  message_id: /\bMessage-ID '<?([^'>]{1,512})>?'/,
  subject: /\bSubject ['"](.{0,1024})['"]$/,
  size: /\bready (\d{1,15}) bytes from/,
  address: /\baddress ([0-9A-Fa-f:.]{2,45})/,
  own: /\binterface (?:\S{1,64} )?\(?([0-9A-Fa-f:.]{7,45})\)?/,
  reverse: /\breverse dns host (\S{1,255})/,
  port: /\bport (\d{1,5})$/,
  policy: /\bper-recipient policy (.{1,128}?) in the (?:in|out)bound table/,
  table: /\bin the (inbound|outbound) table/,
  file: /\battachment ['"](.{1,255})['"]$/,
  response: /\bResponse '(.{1,1024})'$/,
  verdict: /\b(?:using engine: |antivirus |AMP file reputation verdict : |Outbreak Filters: verdict )(.{1,128})$/,
  spf: /\bSPF: mailfrom identity \S{1,320} (\w{3,10})/,
  dkim: /\bDKIM: (\w{3,16})/,
  dmarc: /\bDMARC: Message from domain \S{1,255}, (?:DMARC )?(\w{3,16})/i,
  reason: /^Bounced: .{0,128}? - (.{1,512})$/,
} as const;

/** A line of the text mail logs (`mail_logs`): what it says beside ids of message, connection and delivery. */
export function parseMailLog(message: string): Json | undefined {
  if (!MAIL_LOG.test(message)) return undefined;
  const text = TEXT.exec(message)?.[1] ?? message;
  const found: Record<string, string> = { text };
  for (const [name, pattern] of Object.entries(FIELDS)) {
    const value = pattern.exec(text)?.[1];
    if (value !== undefined && value !== 'unknown') found[name] = value;
  }
  const at = /^[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \d{4}/.exec(message)?.[0];
  return at === undefined ? found : { ...found, at: at.slice(4) };
}
