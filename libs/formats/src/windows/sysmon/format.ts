import { jsonFormat, lineFormat, type JsonSign } from '../../form/define';
import { code, first, type Mapping } from '../../form/form';
import { SIGNS } from '../events/format';
import { fromJson } from '../read/from-json';
import { fromText, TEXT_HEAD } from '../read/from-text';
import { fromXml } from '../read/from-xml';
import { SYSTEM } from '../trees';
import { ACTOR } from './trees';
import { PROCESSES } from './processes';
import { NETWORK } from './network';
import { OBJECTS } from './objects';

const DOCS = 'https://learn.microsoft.com/en-us/sysinternals/downloads/sysmon';

const mapping: Mapping = {
  product: { vendor: 'Microsoft', name: 'Sysmon' },
  // The header's time may be a forwarder's local one; Sysmon's own is UTC.
  time: first('data.UtcTime', 'time', 'rest.EventReceivedTime'),
  id: code(['key'], (r) => r['key']),
  event: { ...SYSTEM, policy: { name: 'data.RuleName' }, status_id: 1 },
  variants: [...PROCESSES, ...NETWORK, ...OBJECTS, { class: 'base_event', activity: 'Other', event: { actor: ACTOR } }],
  ignore: ['key', 'title'],
};

const SYSMON = /Microsoft-Windows-Sysmon/;

const PROVIDERS = [
  'SourceName',
  'ProviderName',
  'Provider',
  'Channel',
  'winlog.provider_name',
  'source_name',
  'Event.System.Channel',
  'System.Channel',
];

/** The signs of Windows events, with Sysmon as provider or channel. */
const signs = PROVIDERS.flatMap((provider) => SIGNS.map((sign): JsonSign => ({ ...sign, is: { [provider]: SYSMON } })));

const [sign = SIGNS[0], ...others] = signs;

/** Sysmon's events as JSON, in all forms in which Windows events come. */
export const sysmonJson = jsonFormat({ name: 'windows.sysmon', docs: DOCS, signs: [sign, ...others], prepare: fromJson, mapping });

/** Sysmon's events as XML and as text exports. */
export const sysmonLine = lineFormat({
  name: 'windows.sysmon',
  docs: DOCS,
  signs: [
    {
      contains: ['Microsoft-Windows-Sysmon'],
      matches: /^\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<Events>\s*)?<Event[\s>][^\n]{0,400}?Microsoft-Windows-Sysmon/,
    },
    { whole: /^\s*\d[^\n]{10,40}\n(?:[A-Za-z]\w*=[^\n]*\n)?(?:LogName|SourceName)=Microsoft-Windows-Sysmon/ },
  ],
  parse: (message, { whole = message }) => (TEXT_HEAD.test(whole) ? fromText(whole) : fromXml(message)),
  mapping,
});
