import { XMLParser } from 'fast-xml-parser';
import { isObject, settle, type Json } from '../../shared/json';
import { fromTree } from './from-tree';

/** Elements that a batch is cut into; what is behind them is left out, as no forwarder sends so many in one record. */
const MAX_EVENTS = 10_000;

/** No entity of a document's own is ever expanded: a DOCTYPE is not read at all, and the five of XML are put in afterwards. */
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  textNodeName: '#text',
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: false,
  trimValues: false,
});

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const MAX_CODE_POINT = 0x10ffff;

function unescaped(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:(lt|gt|amp|quot|apos)|#(\d{1,7})|#x([\da-f]{1,6}));/gi, (whole, name?: string, decimal?: string, hex?: string) => {
    if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? whole;
    const code = decimal === undefined ? parseInt(hex ?? '', 16) : Number(decimal);
    return code > 0 && code <= MAX_CODE_POINT ? String.fromCodePoint(code) : whole;
  });
}

function plainTree(value: unknown): unknown {
  if (typeof value === 'string') return unescaped(value);
  if (Array.isArray(value)) return value.map(plainTree);
  if (!isObject(value)) return value;
  const made: Record<string, unknown> = {};
  for (const [name, inner] of Object.entries(value)) {
    // White space between elements.
    if (name === '#text' && typeof inner === 'string' && inner.trim() === '' && Object.keys(value).length > 1 && !('@Name' in value)) continue;
    made[name] = plainTree(inner);
  }
  return made;
}

/** The document as an object; undefined when it is no XML or nested deeper than a record may be. */
function treeOf(xml: string): Json | undefined {
  if (/<!DOCTYPE/i.test(xml)) return undefined;
  try {
    const tree: unknown = parser.parse(xml);
    return isObject(tree) && settle(tree) ? asJson(plainTree(tree)) : undefined;
  } catch {
    return undefined;
  }
}

const asJson = (value: unknown): Json | undefined => (isObject(value) ? value : undefined);

/** `<Event xmlns="http://schemas.microsoft.com/win/2004/08/events/event">…`, several after each other, or in `<Events>`; [] when there is none. */
export function fromXml(xml: string): readonly Json[] {
  const tree = treeOf(xml.slice(Math.max(xml.indexOf('<'), 0)));
  const events = isObject(tree?.['Events']) ? tree['Events']['Event'] : tree?.['Event'];
  const list: readonly unknown[] = Array.isArray(events) ? events : [events];
  return list.slice(0, MAX_EVENTS).flatMap((event) => (isObject(event) && isObject(event['System']) ? [fromTree(event)] : []));
}

/** `<EventData><Data Name="x">…` in a column of its own. */
export function dataOfXml(value: unknown): Json | undefined {
  if (typeof value !== 'string' || !/^\s*<(?:EventData|UserData|DataItem)/.test(value)) return undefined;
  const tree = treeOf(value);
  if (!tree) return undefined;
  const inner = tree['DataItem'];
  const { data } = fromTree(isObject(inner) ? inner : tree);
  return asJson(data);
}
