import { asText, isObject, type Json } from '../../shared/json';
import { fromTree, told, withText } from './from-tree';
import { dataOfXml } from './from-xml';
import { dataOfText } from './rendered';
import { apart, shape, type Header } from './shape';

type Names = Readonly<Record<string, keyof Header | 'message' | 'rest'>>;

/** Names of NXLog (im_msvistalog), of Azure's SecurityEvent, Event and WindowsEvent, and of exports that flatten the event. */
const FLAT: Names = {
  SourceName: 'provider',
  EventSourceName: 'provider',
  ProviderName: 'provider',
  Provider: 'provider',
  Source: 'provider',
  EventID: 'id',
  EventId: 'id',
  Channel: 'channel',
  EventLog: 'channel',
  LogName: 'channel',
  Hostname: 'computer',
  Computer: 'computer',
  MachineName: 'computer',
  EventTime: 'time',
  TimeCreated: 'time',
  TimeGenerated: 'time',
  TimeWritten: 'time',
  SystemTime: 'time',
  Timestamp: 'time',
  timestamp: 'time',
  '@timestamp': 'time',
  RecordNumber: 'record',
  EventRecordID: 'record',
  EventRecordId: 'record',
  RecordId: 'record',
  ProcessID: 'pid',
  ExecutionProcessID: 'pid',
  SystemProcessId: 'pid',
  ThreadID: 'tid',
  ExecutionThreadID: 'tid',
  SystemThreadId: 'tid',
  ThreadId: 'tid',
  Severity: 'level',
  LevelDisplayName: 'level',
  EventLevelName: 'level',
  Level: 'level',
  Task: 'task',
  Category: 'category',
  Opcode: 'opcode',
  Version: 'version',
  ActivityID: 'activity',
  Correlation: 'activity',
  UserID: 'sid',
  AccountName: 'account',
  Domain: 'domain',
  Message: 'message',
  message: 'message',
  RenderedDescription: 'message',
  Keywords: 'keywords',
};
/** What forwarder and workspace add. */
const AROUND = [
  ...['EventReceivedTime', 'SourceModuleName', 'SourceModuleType', 'SeverityValue', 'Severity', 'OpcodeValue', 'EventType', 'ProviderGuid'],
  ...[
    'AccountType',
    'host',
    'port',
    '@version',
    'tags',
    'TenantId',
    'SourceSystem',
    'Type',
    '_ResourceId',
    'ManagementGroupName',
    'SourceComputerId',
  ],
  ...['EventOriginId', 'MG', 'TimeCollected', 'PartitionKey', 'RowKey', 'StorageAccount', 'AzureDeploymentID', 'Role', 'EventLevel', '_TimeReceived'],
];
const FLAT_ALL: Names = { ...Object.fromEntries(AROUND.map((name) => [name, 'rest' as const])), ...FLAT };

/** A record whose header and data lie side by side. */
export function fromFlat(record: Json): Json {
  const { header, message, others, rest } = apart(record, FLAT_ALL);
  const { EventData, UserData, ...flat } = others;
  const own = isObject(EventData) ? EventData : (dataOfXml(EventData) ?? dataOfXml(UserData));
  const data = without({ ...flat, ...(own ?? {}) });
  const text = asText(message);
  const rendered = text === undefined ? {} : dataOfText(text, asText(header.id) ?? '');
  // NXLog has one `ProcessID`, the logging process's, in place of the one that the event is about, and no address that is written as bytes.
  const { ProcessId, IpAddress } = rendered;
  const all = Object.keys(data).length === 0 ? rendered : { ...without({ ProcessId, IpAddress }), ...data };
  return shape({ ...header, audit: auditOf(record) }, serviceAccount(all, record), message, rest);
}

/** The audit's outcome where the keywords are not kept: NXLog's event type, and Azure's keywords. */
function auditOf(record: Json): string | undefined {
  const type = asText(record['EventType']);
  return type !== undefined && /^AUDIT_/.test(type) ? type : undefined;
}

/** The account of a new service (4697, 7045) has the name that NXLog gives the logging account. */
const serviceAccount = (data: Json, record: Json): Json =>
  record['ServiceName'] !== undefined && record['AccountName'] !== undefined ? { AccountName: record['AccountName'], ...data } : data;

const without = (data: Json): Json => Object.fromEntries(Object.entries(data).filter(([, v]) => v !== undefined && v !== null && v !== ''));

/** Winlogbeat and Elastic Agent: `winlog.*`, and the event's own data below it. */
export function fromWinlog(record: Json): Json {
  const { winlog, event, host, log, message, '@timestamp': time, ...around } = record;
  const w = isObject(winlog) ? winlog : {};
  const e = isObject(event) ? event : {};
  const {
    provider_name,
    event_id,
    channel,
    computer_name,
    record_id,
    process,
    keywords,
    task,
    opcode,
    version,
    activity_id,
    user,
    event_data,
    user_data,
    ...more
  } = w;
  const p = isObject(process) ? process : {};
  const u = isObject(user) ? user : {};
  const thread = isObject(p['thread']) ? p['thread'] : {};
  const outcome = asText(e['outcome']);
  const header: Header = {
    provider: provider_name ?? e['provider'],
    id: event_id ?? e['code'],
    channel,
    computer: computer_name ?? (isObject(host) ? host['name'] : undefined),
    time: time ?? e['created'],
    record: record_id,
    pid: p['pid'],
    tid: thread['id'],
    level: isObject(log) ? log['level'] : undefined,
    keywords: keywords ?? (outcome === 'success' || outcome === 'failure' ? `audit ${outcome}` : undefined),
    task,
    opcode,
    version,
    activity: activity_id,
    sid: u['identifier'],
    account: u['name'],
    domain: u['domain'],
  };
  const data = isObject(event_data) ? event_data : isObject(user_data) ? user_data : {};
  return shape(told(header), withText(data, message, header.id), message, { ...around, winlog: more, event: e, ...(isObject(host) ? { host } : {}) });
}

/** Winlogbeat before version 7. */
const OLD_BEAT: Names = {
  event_id: 'id',
  source_name: 'provider',
  log_name: 'channel',
  computer_name: 'computer',
  record_number: 'record',
  process_id: 'pid',
  thread_id: 'tid',
  level: 'level',
  keywords: 'keywords',
  task: 'task',
  opcode: 'opcode',
  version: 'version',
  activity_id: 'activity',
  '@timestamp': 'time',
  message: 'message',
  user: 'rest',
  host: 'rest',
  type: 'rest',
  beat: 'rest',
  provider_guid: 'rest',
};
export function fromOldBeat(record: Json): Json {
  const { header, message, others, rest } = apart(record, OLD_BEAT);
  const { event_data, user_data, ...around } = others;
  const user = isObject(record['user']) ? record['user'] : {};
  const data = isObject(event_data) ? event_data : isObject(user_data) ? user_data : {};
  const full = told({ ...header, sid: user['identifier'], account: user['name'], domain: user['domain'] });
  return shape(full, withText(data, message, header.id), message, { ...rest, ...around });
}

/** Any of the JSON forms. */
export function fromJson(record: Json): Json {
  if (isObject(record['Event'])) {
    const { Event, ...rest } = record;
    return fromTree(Event, rest);
  }
  if (isObject(record['System'])) return fromTree(record);
  if (isObject(record['winlog'])) return fromWinlog(record);
  return record['event_id'] !== undefined ? fromOldBeat(record) : fromFlat(record);
}
