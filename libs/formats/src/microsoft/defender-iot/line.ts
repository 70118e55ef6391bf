import { extension, parseCef } from '../../cef/cef/parse';
import { parseLeef } from '../../leef/leef/parse';
import { asText, isObject, type Json } from '../../shared/json';

/** Keys of CEF and LEEF → names that the API gives the same. */
const KEYS: Readonly<Record<string, string>> = {
  title: 'title',
  msg: 'message',
  severity: 'severity',
  type: 'engine',
  protocol: 'protocol',
  start: 'time',
  UUID: 'uuid',
  src_ip: 'sourceDeviceAddress',
  src_mac: 'sourceMac',
  dst_ip: 'destinationDeviceAddress',
  dst_mac: 'destinationMac',
  cat: 'alertGroup',
};

/** What the text of an alert calls its parts, in the order in which they stand; the protocols and addresses of both ends have the same names. */
const LABELS = [
  ['CyberX platform name', 'sensorName'],
  ['(?:Microsoft|Azure) Defender for IoT Alert', 'title'],
  ['Type', 'engine'],
  ['Severity', 'severity'],
  ['Source', 'sourceName'],
  ['Source IP', 'sourceDeviceAddress'],
  ['Protocol', 'protocol'],
  ['Address', 'sourceProtocolAddress'],
  ['Destination', 'destinationName'],
  ['Destination IP', 'destinationDeviceAddress'],
  ['Protocol', 'destinationProtocol'],
  ['Address', 'destinationProtocolAddress'],
  ['Message', 'message'],
  ['Alert group', 'alertGroup'],
  ['UUID', 'uuid'],
] as const;
const PARTS = LABELS.map(([label, name]) => ({ name, at: new RegExp(`(?:^|[\\s,;|])${label}: ?`, 'g') }));
/** Behind these the text of the alert, which may hold any label. */
const AFTER_MESSAGE: ReadonlySet<string> = new Set(['alertGroup', 'uuid']);
/** Longest text that is looked into. */
const MAX_TEXT = 16 * 1024;
/** What stands for a value that is missing. */
const NONE = /^(?:N\/A|None|null)?$/i;

/** An alert in CEF, LEEF or as text → the members of the sensor's API. */
export function parseAlert(message: string): Json | undefined {
  const cef = message.includes('CEF:') ? parseCef(message) : undefined;
  if (cef) {
    const { product, productVersion, name, severity, ext } = cef;
    return { sensorName: product, sensorVersion: productVersion, title: name, severity, ...renamed(isObject(ext) ? ext : {}) };
  }
  const leef = message.includes('LEEF:') ? parseLeef(message) : undefined;
  if (leef) return { sensorVersion: leef['productVersion'], ...renamed(attributesOf(leef['attributes'])) };
  return textOf(message.slice(0, MAX_TEXT));
}

/** Some relays turn LEEF's tabs into blanks: then all is in the first attribute. */
function attributesOf(value: unknown): Json {
  const attributes = isObject(value) ? value : {};
  const [[name, text] = []] = Object.entries(attributes);
  return name !== undefined && Object.keys(attributes).length === 1 ? extension(`${name}=${asText(text) ?? ''}`) : attributes;
}

const renamed = (pairs: Json): Json =>
  Object.fromEntries(Object.entries(pairs).flatMap(([key, v]) => (NONE.test(asText(v) ?? '') ? [] : [[KEYS[key] ?? key, v]])));

function textOf(text: string): Json | undefined {
  const found: { readonly name: string; readonly start: number; readonly end: number }[] = [];
  let from = 0;
  for (const { name, at } of PARTS) {
    at.lastIndex = from;
    let hit = at.exec(text);
    if (AFTER_MESSAGE.has(name)) for (let next = hit; next; next = at.exec(text)) hit = next;
    if (!hit) continue;
    from = hit.index + hit[0].length;
    found.push({ name, start: hit.index, end: from });
  }
  const parts = found.map(({ name, end }, i) => [name, text.slice(end, found[i + 1]?.start).replace(/[\s,;|]+$/, '')] as const);
  const record = Object.fromEntries(parts.filter(([, v]) => !NONE.test(v)));
  return record['title'] === undefined ? undefined : record;
}
