import { asText, isObject, type Json } from '../../shared/json';
import { dataOfText } from './rendered';
import { plain, shape, type Header } from './shape';

const filled = (all: Json): Json => Object.fromEntries(Object.entries(all).filter(([, v]) => v !== undefined && v !== null && v !== ''));
/** Only what is there. */
export const told = (header: Header): Header => filled({ ...header });

/** The event's own data, or, where none came along, what its text says. */
export const withText = (data: Json, message: unknown, id: unknown): Json =>
  Object.keys(data).length > 0 || typeof message !== 'string' ? data : dataOfText(message, asText(id) ?? '');

/** A member with attributes, as converters of XML to JSON write it: `#attributes` (evtx_dump), `@x`, `$`, or beside each other. */
function attributes(value: unknown): Json {
  if (!isObject(value)) return {};
  const inner = value['#attributes'] ?? value['$'] ?? value['attributes'];
  if (isObject(inner)) return inner;
  return Object.fromEntries(Object.entries(value).map(([name, v]) => [name.replace(/^[@_]/, ''), v]));
}

/** The XML as an object: `{System: {…}, EventData: {…}, UserData: {…}, RenderingInfo: {…}}`, by whatever converter. */
export function fromTree(event: Json, rest: Json = {}): Json {
  const system = isObject(event['System']) ? event['System'] : {};
  const rendering = isObject(event['RenderingInfo']) ? event['RenderingInfo'] : {};
  const provider = attributes(system['Provider']);
  const execution = attributes(system['Execution']);
  const time = attributes(system['TimeCreated']);
  const message = plain(rendering['Message']) ?? event['Message'];
  const id = plain(system['EventID']);
  const header: Header = {
    provider: provider['Name'] ?? provider['EventSourceName'],
    id,
    channel: plain(system['Channel']),
    computer: plain(system['Computer']),
    time: time['SystemTime'] ?? plain(system['TimeCreated']),
    record: plain(system['EventRecordID']),
    pid: execution['ProcessID'],
    tid: execution['ThreadID'],
    level: plain(system['Level']),
    keywords: plain(system['Keywords']),
    task: plain(system['Task']),
    opcode: plain(system['Opcode']),
    version: plain(system['Version']),
    activity: attributes(system['Correlation'])['ActivityID'],
    sid: attributes(system['Security'])['UserID'],
  };
  const around = filled({
    ProviderGuid: provider['Guid'],
    EventSourceName: provider['Name'] === undefined ? undefined : provider['EventSourceName'],
    Qualifiers: attributes(system['EventID'])['Qualifiers'],
    RelatedActivityID: attributes(system['Correlation'])['RelatedActivityID'],
    ProcessorID: execution['ProcessorID'],
    SessionID: execution['SessionID'],
    RenderingInfo: without(rendering, 'Message'),
  });
  const data = dataOfTree(event['EventData']) ?? dataOfTree(event['UserData']) ?? {};
  return shape(told(header), withText(data, message, id), message, { ...around, ...rest });
}

/** Without one member; undefined when nothing else is there. */
function without(part: Json, name: string): Json | undefined {
  const others = Object.entries(part).filter(([n]) => n !== name);
  return others.length > 0 ? Object.fromEntries(others) : undefined;
}

/** EventData or UserData: names and values; without names they are `param1`, `param2`, … as Windows calls them. */
function dataOfTree(part: unknown): Json | undefined {
  if (!isObject(part)) return undefined;
  const data: Record<string, unknown> = {};
  const put = (name: string, value: unknown): void => {
    const one = value === undefined || value === null ? undefined : value;
    if (one !== undefined && one !== '' && name !== '__proto__') data[name] = one;
  };
  const members = Object.entries(part).filter(([name]) => !/^[#@$]|^(?:xmlns|Name)$/.test(name));
  const [only] = members;
  // UserData has one element of the provider's own, in which the values are.
  if (members.length === 1 && only && only[0] !== 'Data' && isObject(only[1])) return dataOfTree(only[1]);
  for (const [name, value] of members) {
    if (name !== 'Data') {
      put(name, isObject(value) && '#text' in value ? plain(value) : value);
      continue;
    }
    const items: readonly unknown[] = Array.isArray(value) ? value : [value];
    items.forEach((item, i) => {
      const own = isObject(item) ? asText(attributes(item)['Name']) : undefined;
      if (isObject(item)) {
        const texts = plain(item);
        if (Array.isArray(texts)) texts.forEach((text, n) => put(own ?? `param${n + 1}`, text));
        else put(own ?? `param${i + 1}`, texts);
      } else put(`param${i + 1}`, item);
    });
  }
  return Object.keys(data).length > 0 ? data : undefined;
}
