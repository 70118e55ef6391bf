import { jsonFormat } from '../../form/define';
import { code, first, is, type Mapping } from '../../form/form';
import { asText, isObject, type Json } from '../../shared/json';
import { diagnostic } from '../diagnostic';
import { DEVICE_EVENTS } from './device';
import { OTHER_DEVICE_EVENTS } from './device-rest';
import { INSPECTED } from './inspected';
import { ALERTS } from './alerts';
import { CLOUDS } from './cloud';
import { IDENTITIES } from './identity';
import { MAILS } from './mail';
import { ACTOR, DEVICE } from './trees';

const DOCS = 'https://learn.microsoft.com/en-us/defender-xdr/advanced-hunting-schema-tables';

/** Members whose text is JSON. */
const JSON_TEXTS = [
  ...['AdditionalFields', 'LoggedOnUsers', 'AuthenticationDetails', 'RawEventData', 'Categories', 'DataSources', 'AttackTechniques'],
  ...['IPAddresses', 'ConnectedNetworks', 'DnsAddresses', 'DefaultGateways', 'UrlChain', 'ActivityObjects', 'To', 'Cc'],
];

function parsed(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

/** Records of the streaming API and of a workspace's tables: the row, its table's name, and what else stood around it. */
function prepare(record: Json): Json {
  const { category } = record;
  const row: Record<string, unknown> = { ...(isObject(record['properties']) ? diagnostic(record) : record) };
  for (const name of JSON_TEXTS) if (row[name] !== undefined) row[name] = parsed(row[name]);
  const table = (asText(category) ?? asText(record['Type']) ?? '').replace(/^AdvancedHunting-/, '');
  row['log'] = table;
  // A row that names the process that did it is a device's, whatever table it is said to be of.
  row['table'] = asText(row['InitiatingProcessFileName']) !== undefined && !table.startsWith('Device') ? 'DeviceEvents' : table;
  if (row['Categories'] === undefined && row['Category'] !== undefined) row['Categories'] = row['Category'];
  const key = ['DeviceId', 'ReportId', 'Timestamp'].map((name) => asText(row[name]) ?? '');
  row['reportKey'] = key.join('/');
  return row;
}

const mapping: Mapping = {
  product: { vendor: 'Microsoft', name: 'Defender XDR' },
  time: first('Timestamp', 'TimeGenerated', 'diagnostic.time'),
  event: {
    message: 'Title',
    device: DEVICE,
    metadata: {
      event_code: first('ActionType', 'log'),
      log_name: 'log',
      log_provider: is('Microsoft Defender XDR'),
      tenant_uid: first('diagnostic.tenantId', 'TenantId'),
      original_event_uid: 'ReportId',
      correlation_uid: 'NetworkMessageId',
    },
  },
  variants: [
    ...ALERTS,
    ...MAILS,
    ...IDENTITIES,
    ...CLOUDS,
    ...INSPECTED,
    ...DEVICE_EVENTS,
    ...OTHER_DEVICE_EVENTS,
    { class: 'base_event', activity: 'Other', event: { actor: ACTOR } },
  ],
  ignore: ['diagnostic.category', 'reportKey', 'table', 'Type', 'Category'],
  // A report id repeats: only with the device and the time it names a record, and only in the tables of devices.
  id: code([], (r) =>
    asText(r['ReportId']) === undefined || asText(r['DeviceId']) === undefined
      ? undefined
      : `${asText(r['log']) ?? ''}/${asText(r['reportKey']) ?? ''}`,
  ),
};

/** Microsoft Defender XDR: tables of advanced hunting, as the streaming API and Log Analytics write them. */
export const defenderHunting = jsonFormat({
  name: 'microsoft.defender',
  docs: DOCS,
  signs: [
    { has: ['category', 'properties'], is: { category: /^AdvancedHunting-/ } },
    {
      has: ['Type', 'TimeGenerated'],
      is: {
        Type: /^(?:Device\w+Events|Device(?:Network)?Info|Alert(?:Info|Evidence)|Email\w+|UrlClickEvents|Identity\w+|Cloud(?:App|Audit)Events)$/,
      },
    },
  ],
  prepare,
  mapping,
});
