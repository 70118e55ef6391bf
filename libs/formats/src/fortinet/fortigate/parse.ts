import { parseCef } from '../../cef/cef/parse';
import { keyValues } from '../../parse/key-value';
import { countryCode } from '../../shared/country';
import { asText, isObject, type Json } from '../../shared/json';
import { protocolName } from '../../shared/protocols';
import { urlParts } from '../../shared/url-parts';

/** Members of CEF → names of FortiOS ("FortiOS Log Message Reference", CEF support). The rest has FortiOS's own names behind `FTNTFGT`. */
const CEF_NAMES: Readonly<Record<string, string>> = {
  deviceExternalId: 'devid',
  dvchost: 'devname',
  externalId: 'sessionid',
  src: 'srcip',
  dst: 'dstip',
  spt: 'srcport',
  dpt: 'dstport',
  smac: 'srcmac',
  dmac: 'dstmac',
  shost: 'srcname',
  dhost: 'hostname',
  duser: 'user',
  suser: 'unauthuser',
  deviceInboundInterface: 'srcintf',
  deviceOutboundInterface: 'dstintf',
  sourceTranslatedAddress: 'transip',
  sourceTranslatedPort: 'transport',
  destinationTranslatedAddress: 'tranip',
  destinationTranslatedPort: 'tranport',
  act: 'action',
  app: 'service',
  outcome: 'status',
  reason: 'reason',
  request: 'url',
  requestMethod: 'httpmethod',
  requestClientApplication: 'agent',
  requestContext: 'catdesc',
  fname: 'filename',
  fsize: 'filesize',
  fileHash: 'filehash',
  out: 'sentbyte',
  in: 'rcvdbyte',
  sproc: 'ui',
};
const PREFIX = /^(?:FTNTFGT|FortinetFortiGate)/;
/** A relay took `CEF:` for the tag of its header. */
const HEADLESS = /^\d\|Fortinet\|/;
/** `GUI(192.0.2.1)`, `ssh(192.0.2.1)` */
const UI = /^(?:[\w-]{1,32}\()?([0-9a-fA-F]{0,4}[:.][0-9a-fA-F:.]{2,43})\)?$/;
/** `+0200` and `UTC+2` */
const ZONE = /^(?:UTC)?([+-])(\d{1,2})(?::?(\d\d))?$/;

/** A line of FortiOS, `key=value` (with blanks or commas) or CEF → one record under FortiOS's names, with what follows from single members. */
export function parseFortiGate(message: string): Json | undefined {
  const record = recordOf(message);
  return record && completed(record);
}

function recordOf(message: string): Record<string, unknown> | undefined {
  if (HEADLESS.test(message)) return ofCef(parseCef(`CEF:${message}`));
  if (message.includes('CEF:')) {
    const cef = parseCef(message);
    if (cef) return ofCef(cef);
  }
  // CSV: pairs between commas, as a whole in quotes or not.
  const isCsv = /^"?\w{1,32}=(?:"[^"]{0,256}"|[^",\s]{0,256})"?,"?\w{1,32}=/.test(message);
  const text = isCsv && message.startsWith('"') ? message.replace(/(^|,)"(\w{1,32})=/g, '$1$2=').replace(/"(?=,\w{1,32}=|$)/g, '') : message;
  const pairs = keyValues(text, isCsv ? { between: ',' } : {});
  return pairs && { ...pairs };
}

function ofCef(cef: Json | undefined): Record<string, unknown> | undefined {
  if (!cef || !isObject(cef['ext'])) return undefined;
  const record: Record<string, unknown> = { version: cef['productVersion'] };
  const ext: Json = { ...cef['ext'], ...(isObject(cef['labels']) ? cef['labels'] : {}) };
  for (const [key, value] of Object.entries(ext)) {
    const name = CEF_NAMES[key] ?? key.replace(PREFIX, '');
    if (name === 'cat' && key === 'cat') continue;
    record[name] ??= value;
  }
  const [type, subtype] = (asText(ext['cat']) ?? '').split(':');
  if (type !== '' && record['type'] === undefined) record['type'] = type;
  // The log says `dns:dns-response` of what is `utm` and `dns` today.
  if (type === 'dns') Object.assign(record, { type: 'utm', subtype: 'dns', eventtype: subtype });
  record['subtype'] ??= subtype;
  const direction = asText(record['deviceDirection']);
  if (direction !== undefined) record['direction'] ??= direction === '0' ? 'incoming' : 'outgoing';
  return record;
}

function completed(record: Record<string, unknown>): Json {
  for (const key in record) if (record[key] === 'N/A' || record[key] === '') record[key] = undefined;
  const protocol = protocolName(record['proto']);
  if (protocol !== undefined) record['protocol'] = protocol;
  const url = asText(record['url']);
  if (url !== undefined) record['urlparts'] = urlParts(url);
  const ui = UI.exec(asText(record['ui']) ?? '');
  if (ui) record['uiip'] = ui[1];
  const [title, text] = [asText(record['logdesc']), asText(record['msg'])];
  if (title !== undefined && text !== undefined && title !== text) record['said'] = `${title}: ${text}`;
  const sent = Number(record['sentbyte']);
  const received = Number(record['rcvdbyte']);
  if (Number.isSafeInteger(sent) && Number.isSafeInteger(received)) record['bytes'] = sent + received;
  for (const side of ['src', 'dst']) {
    const country = asText(record[`${side}country`]);
    if (country !== undefined && country !== 'Reserved') record[`${side}code`] = countryCode(country);
  }
  const user = /^([^\\]{1,256})\\{1,2}([^\\]{1,256})$/.exec(asText(record['user']) ?? '');
  if (user) {
    record['userdomain'] = user[1];
    record['user'] = user[2];
  }
  const zone = offsetOf(asText(record['tz']));
  if (zone !== undefined) record['tzminutes'] = zone;
  if (record['eventtime'] === undefined && record['timestamp'] === undefined) record['datetime'] = dateTime(record);
  return record;
}

/** `+0230` → 150 minutes. */
function offsetOf(tz: string | undefined): number | undefined {
  const parts = ZONE.exec(tz ?? '');
  return parts ? Number(`${parts[1] ?? '+'}1`) * (Number(parts[2]) * 60 + Number(parts[3] ?? 0)) : undefined;
}

/** Date, time and zone as one text; undefined without a date. */
function dateTime(record: Json): string | undefined {
  const [date, time, tz] = ['date', 'time', 'tz'].map((name) => asText(record[name]));
  if (date === undefined || time === undefined) return undefined;
  const parts = ZONE.exec(tz ?? '');
  return `${date}T${time}${parts ? `${parts[1] ?? '+'}${(parts[2] ?? '').padStart(2, '0')}${parts[3] ?? '00'}` : ''}`;
}
