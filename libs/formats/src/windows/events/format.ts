import type { Normalised } from '@cordon/runtime';
import type { BindingBody } from '@cordon/wire';
import { jsonFormat, lineFormat, type JsonSign } from '../../form/define';
import { code, first, type Mapping } from '../../form/form';
import { asText, isObject } from '../../shared/json';
import { fromJson } from '../read/from-json';
import { SNARE_HEAD, TEXT_HEAD, fromSnare, fromText } from '../read/from-text';
import { fromXml } from '../read/from-xml';
import { SYSTEM } from '../trees';
import { ACCOUNTS } from './accounts';
import { LOGONS } from './logons';
import { OBJECTS } from './objects';
import { SYSTEMS } from './system';

const DOCS = 'https://learn.microsoft.com/en-us/windows/security/threat-protection/auditing/advanced-security-audit-policy-settings';

/** Somebody who logs on at the machine itself, or takes a session on it over, is there; a day is the longest that one logon says so. */
const ON_MS = 24 * 3_600_000;
const CONFIDENCE = 0.9;
const AT_THE_MACHINE: ReadonlySet<unknown> = new Set([2, 7, 10, 11]);
const NOBODY = /\$$|^(?:DWM|UMFD)-\d+$|^(?:SYSTEM|LOCAL SERVICE|NETWORK SERVICE|ANONYMOUS LOGON)$/i;

function logonBindings(event: Normalised['event'], at: number): readonly BindingBody[] {
  const { user, device, metadata } = event;
  if (metadata['event_code'] !== '4624' || !AT_THE_MACHINE.has(event['logon_type_id'])) return [];
  const name = isObject(user) ? asText(user['name']) : undefined;
  const host = isObject(device) ? asText(device['hostname']) : undefined;
  if (name === undefined || host === undefined || NOBODY.test(name)) return [];
  return [
    {
      relation: 'on',
      a: { kind: 'user', key: name.toLowerCase() },
      b: { kind: 'device', key: host },
      from: at,
      until: at + ON_MS,
      confidence: CONFIDENCE,
      origin: 'logon',
    },
  ];
}

/** Some exports leave the time out; one that is there and cannot be read is an error. */
const ARRIVAL = code([], ({ time }, _outer, { seen }) => (time === undefined ? seen : undefined));

const mapping: Mapping = {
  product: { vendor: 'Microsoft', name: 'Windows' },
  time: first('time', 'rest.EventReceivedTime', 'rest.TimeCollected', '$.time', ARRIVAL),
  id: code(['key'], (r) => r['key']),
  event: SYSTEM,
  variants: [...LOGONS, ...OBJECTS, ...ACCOUNTS, ...SYSTEMS],
  bindings: logonBindings,
  ignore: ['key', 'title'],
};

/** How JSON of Windows events is known, whoever forwards it. */
export const SIGNS: readonly [JsonSign, ...JsonSign[]] = [
  { has: ['winlog', '@timestamp'] },
  { has: ['Event', 'Event.System', 'Event.System.EventID'] },
  { has: ['System', 'System.EventID', 'System.Channel'] },
  { has: ['EventID', 'SourceName', 'Hostname'] },
  { has: ['EventID', 'Channel', 'Hostname'] },
  { has: ['EventID', 'Channel', 'Computer'] },
  { has: ['EventID', 'EventLog', 'Computer'] },
  { has: ['EventID', 'EventSourceName', 'TimeGenerated'] },
  { has: ['EventID', 'ProviderGuid'] },
  { has: ['SourceModuleType', 'EventReceivedTime'], is: { SourceModuleType: /^im_(?:msvistalog|mseventlog|wseventing)$/ } },
  { has: ['EventId', 'ProviderName', 'MachineName'] },
  { has: ['EventId', 'ProviderName', 'TimeCreated'] },
  { has: ['event_id', 'source_name', 'log_name'] },
  { has: ['event_id', 'event_data', 'computer_name'] },
];

/** Windows events as JSON: NXLog, Winlogbeat and Elastic Agent, evtx_dump, Azure's tables, PowerShell's Get-WinEvent. */
export const windowsJson = jsonFormat({ name: 'windows.events', docs: DOCS, signs: SIGNS, prepare: fromJson, mapping });

/** Windows events as XML, as text exports, and as Snare's lines; several after each other are several events. */
export const windowsLine = lineFormat({
  name: 'windows.events',
  docs: DOCS,
  signs: [
    { contains: ['<Event'], matches: /^\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<Events>\s*)?<Event[\s>]/ },
    { whole: TEXT_HEAD },
    { whole: SNARE_HEAD },
  ],
  parse(message, { whole = message }) {
    if (SNARE_HEAD.test(whole)) return fromSnare(whole);
    return TEXT_HEAD.test(whole) ? fromText(whole) : fromXml(message);
  },
  mapping,
});
