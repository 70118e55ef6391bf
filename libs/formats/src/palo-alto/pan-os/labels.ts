import { asText, isObject, type Json } from '../../shared/json';

/** Members of CEF and LEEF that stand for themselves → names of the Strata Logging Service ("CEF/LEEF Fields" of each log type; PAN-OS CEF guide). */
const NAMES: Readonly<Record<string, string>> = {
  rt: 'TimeReceived',
  start: 'TimeGenerated',
  deviceExternalId: 'DeviceSN',
  dvchost: 'DeviceName',
  externalId: 'SequenceNo',
  src: 'SourceAddress',
  dst: 'DestinationAddress',
  spt: 'SourcePort',
  dpt: 'DestinationPort',
  sourceTranslatedAddress: 'NATSource',
  destinationTranslatedAddress: 'NATDestination',
  sourceTranslatedPort: 'NATSourcePort',
  destinationTranslatedPort: 'NATDestinationPort',
  suser: 'SourceUserName',
  suser0: 'SourceUser',
  duser: 'DestinationUserName',
  duser0: 'DestinationUser',
  sntdom: 'SourceUserDomain',
  dntdom: 'DestinationUserDomain',
  app: 'Application',
  deviceInboundInterface: 'InboundInterface',
  deviceOutboundInterface: 'OutboundInterface',
  proto: 'Protocol',
  act: 'Action',
  cnt: 'RepeatCount',
  // The guide of PAN-OS and the service both put what the source sent into `in`.
  in: 'BytesSent',
  out: 'BytesReceived',
  request: 'URL',
  requestMethod: 'HTTPMethod',
  requestClientApplication: 'UserAgent',
  requestContext: 'ContentType',
  fileHash: 'FileHash',
  fileType: 'FileType',
  fname: 'FileName',
  oldFileName: 'ConfigPath',
  msg: 'EventDescription',
  reason: 'SessionEndReason',
  shost: 'EndpointDeviceName',
  outcome: 'EventResult',
  // LEEF
  devTime: 'TimeGenerated',
  SerialNumber: 'DeviceSN',
  Type: 'LogType',
  srcPort: 'SourcePort',
  dstPort: 'DestinationPort',
  srcPostNAT: 'NATSource',
  dstPostNAT: 'NATDestination',
  srcPostNATPort: 'NATSourcePort',
  dstPostNATPort: 'NATDestinationPort',
  usrName: 'SourceUserName',
  RuleName: 'Rule',
  VirtualSystem: 'VirtualLocation',
  SourceZone: 'FromZone',
  DestinationZone: 'ToZone',
  IngressInterface: 'InboundInterface',
  EgressInterface: 'OutboundInterface',
  LogForwardingProfile: 'LogSetting',
  action: 'Action',
  totalBytes: 'Bytes',
  srcBytes: 'BytesSent',
  dstBytes: 'BytesReceived',
  totalPackets: 'PacketsTotal',
  srcPackets: 'PacketsSent',
  dstPackets: 'PacketsReceived',
  StartTime: 'SessionStartTime',
  ElapsedTime: 'SessionDuration',
  sequence: 'SequenceNo',
  Sequence: 'SequenceNo',
  Miscellaneous: 'Miscellaneous',
  Severity: 'VendorSeverity',
  Direction: 'DirectionOfAttack',
  Object: 'EventComponent',
  EventID: 'EventName',
};

/** Labels of custom fields that the service has another name for, without blanks and in lower case. */
const LABELS: Readonly<Record<string, string>> = {
  virtualsystem: 'VirtualLocation',
  sourcezone: 'FromZone',
  destinationzone: 'ToZone',
  logprofile: 'LogSetting',
  logaction: 'LogSetting',
  urlcategory: 'URLCategory',
  totalbytes: 'Bytes',
  packets: 'PacketsTotal',
  elapsedtimeinseconds: 'SessionDuration',
  direction: 'DirectionOfAttack',
  sessionendreason: 'SessionEndReason',
  sourceipv6address: 'SourceIPv6',
  destinationipv6address: 'DestinationIPv6',
  deviceipv6address: 'SourceIPv6',
};

/** What a member means in one log type only. */
const BY_TYPE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  TRAFFIC: { cat: 'ActionSource' },
  THREAT: { cat: 'ThreatID' },
  SYSTEM: { cat: 'EventName', fname: 'EventComponent' },
  HIPMATCH: { cat: 'HipMatchName', src: 'SourceIP' },
  'HIP-MATCH': { cat: 'HipMatchName', src: 'SourceIP' },
  AUTH: { fname: 'AuthenticationObject', msg: 'AuthEvent', src: 'SourceIP', duser: 'User' },
  AUTHENTICATION: { fname: 'AuthenticationObject', msg: 'AuthEvent', src: 'SourceIP', duser: 'User' },
  USERID: { src: 'SourceIP', duser: 'User', suser: 'User', cat: 'MappingDataSourceName' },
  CONFIG: { act: 'EventCommand', duser: 'Admin', suser: 'Admin', shost: 'EventHost', msg: 'ConfigPath', destinationServiceName: 'Client' },
  GLOBALPROTECT: { src: 'PublicIPv4', msg: 'Description', reason: 'QuarantineReason' },
  CORRELATION: { cat: 'CorrelationCategory', msg: 'Evidence' },
};

const PREFIX = /^PanOS/;

/** The pairs and labels of a CEF or LEEF record of Palo Alto Networks → one record under the names of the Strata Logging Service. */
export function renamed(type: string, subtype: string | undefined, pairs: Json, labels: Json): Record<string, unknown> {
  const record: Record<string, unknown> = { LogType: type };
  if (subtype !== undefined && subtype !== '') record['Subtype'] = subtype;
  const own = BY_TYPE[type] ?? {};
  const put = (name: string, value: unknown): void => {
    if (value !== '' && value !== undefined && name !== '__proto__') record[name] ??= value;
  };
  for (const [key, value] of Object.entries(pairs)) put(own[key] ?? NAMES[key] ?? key.replace(PREFIX, ''), value);
  for (const [label, value] of Object.entries(labels)) {
    const name = label.replaceAll(' ', '');
    put(LABELS[name.toLowerCase()] ?? name.replace(PREFIX, ''), value);
  }
  return record;
}

/** A record that `parseCef` made, if it is of this vendor. The service writes the type as signature and the subtype as name, PAN-OS the other way round. */
export function ofCef(cef: Json): Record<string, unknown> {
  const ext = isObject(cef['ext']) ? cef['ext'] : {};
  const labels = isObject(cef['labels']) ? cef['labels'] : {};
  const signature = asText(cef['signature']) ?? '';
  const name = asText(cef['name']) ?? '';
  const [type, subtype] = isType(signature) ? [signature, name] : [name, signature];
  return {
    ...renamed(type.toUpperCase(), subtype.toLowerCase(), ext, labels),
    CefSeverity: cef['severity'],
    Product: cef['product'],
    ProductVersion: cef['productVersion'],
  };
}

const isType = (text: string): boolean => /^[A-Z][A-Z_-]{2,20}$/.test(text);

/** A record that `parseLeef` made. PAN-OS names the type `cat` or `Type`. */
export function ofLeef(leef: Json): Record<string, unknown> | undefined {
  const attributes = isObject(leef['attributes']) ? leef['attributes'] : {};
  const { cat, Type, Subtype, devTimeFormat, ...rest } = attributes;
  const eventId = asText(leef['eventId']) ?? '';
  const type = asText(Type) ?? asText(cat) ?? (isType(eventId) ? eventId : undefined);
  if (type === undefined) return undefined;
  const subtype = asText(Subtype) ?? (asText(Type) === undefined ? undefined : asText(cat));
  return {
    ...renamed(type.toUpperCase(), subtype?.toLowerCase(), rest, {}),
    ...(devTimeFormat === undefined ? {} : { devTimeFormat }),
    Product: leef['product'],
    ProductVersion: leef['productVersion'],
  };
}
