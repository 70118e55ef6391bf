/** Words that name who acted, the surest first. */
export const ACTORS = ['actor', 'initiator', 'initiatedby', 'performedby', 'operator', 'principal', 'caller', 'requester'] as const;

/** The account a record is about: who acted, unless the record names an actor besides or the event is a change of accounts. */
export const ACCOUNTS = ['user', 'useridentity'] as const;

/** Below one of those words (`actor.email`) or joined to it (`actor_email`); `''` is a text in the member itself. */
export const OF_PERSON = {
  email: ['email', 'emailaddress', 'mail', 'user.email'],
  name: ['name', 'username', 'login', 'principalname', 'user.name', ''],
  fullName: ['displayname', 'fullname'],
  uid: ['id', 'uid', 'userid', 'uuid', 'user.id'],
} as const;

/**
 * Where unknown products usually write a thing: members by path, without regard to case, `_`, `-`, `@` and blanks (`source_ip`, `sourceIP` and
 * `Source-Ip` are one name); the first in order that has a usable value is taken. What can be read in two ways is not here: a bare `host` (the host
 * of a URL, too), a bare `email` and `target` (who acted, or on whom), `server_ip` and `host.ip` (no source), `id` (of the record, or of anything).
 */
export const NAMES = {
  time: [
    'eventtime',
    'timestamp',
    'time',
    'eventtimestamp',
    'datetime',
    'event.time',
    'event.timestamp',
    'event.created',
    'occurredat',
    'createdat',
    'creationtime',
    'createdtime',
    'created',
    'publishedat',
    'published',
    'loggedat',
    'logtime',
    'date',
    'ts',
    'peventtime',
  ],
  action: [
    'eventname',
    'eventtype',
    'eventaction',
    'event.action',
    'event.name',
    'event.type',
    'action',
    'actionname',
    'operation',
    'operationname',
    'activity',
    'activitytype',
    'activityname',
    'event',
    'type',
  ],
  message: ['message', 'msg', 'description', 'eventdescription', 'event.description', 'summary'],
  sourceIp: [
    'sourceip',
    'srcip',
    'sourceipaddress',
    'srcipaddress',
    'sourceaddress',
    'sourceaddr',
    'srcaddr',
    'source.ip',
    'source.ipaddress',
    'source.address',
    'src.ip',
    'srcendpoint.ip',
    'clientip',
    'clientipaddress',
    'client.ip',
    'client.ipaddress',
    'client.address',
    'callerip',
    'calleripaddress',
    'actorip',
    'actoripaddress',
    'actor.ip',
    'actor.ipaddress',
    'userip',
    'useripaddress',
    'user.ip',
    'requestip',
    'request.ip',
    'request.clientip',
    'context.ip',
    'context.ipaddress',
    'context.clientip',
    'context.clientipaddress',
  ],
  /** The other end, as seen by who writes the record: the client for a service; where the record has a local end as well it is either. */
  remoteIp: ['remoteip', 'remoteaddr', 'remoteaddress', 'remoteipaddress', 'request.remoteip', 'request.remoteaddr'],
  /** Where who acted came from, in a record that names who acted. */
  bareIp: ['ipaddress', 'ip', 'ipaddr'],
  sourcePort: ['sourceport', 'srcport', 'source.port', 'src.port', 'srcendpoint.port', 'clientport'],
  targetIp: [
    'destinationip',
    'destip',
    'dstip',
    'destinationipaddress',
    'dstipaddress',
    'destinationaddress',
    'destinationaddr',
    'dstaddr',
    'destination.ip',
    'destination.address',
    'dest.ip',
    'dst.ip',
    'dstendpoint.ip',
  ],
  targetPort: ['destinationport', 'destport', 'dstport', 'destination.port', 'dest.port', 'dst.port', 'dstendpoint.port'],
  host: ['hostname', 'host.name', 'host.hostname', 'computername', 'computer', 'devicename', 'device.name', 'device.hostname', 'machinename'],
  agent: [
    'useragent',
    'clientuseragent',
    'client.useragent',
    'context.useragent',
    'request.useragent',
    'requestuseragent',
    'actor.useragent',
    'httpuseragent',
  ],
  outcome: ['outcome', 'eventoutcome', 'event.outcome', 'outcome.result', 'result', 'status', 'success', 'succeeded', 'issuccess'],
  reason: ['failurereason', 'reason', 'outcome.reason', 'errormessage', 'error.message', 'error'],
  errorCode: ['errorcode', 'error.code'],
  severity: ['severity', 'event.severity', 'severitylevel', 'level', 'loglevel', 'log.level'],
  product: ['product', 'productname', 'application', 'applicationname', 'app', 'appname', 'service', 'servicename', 'service.name'],
  vendor: ['vendor', 'vendorname'],
  session: ['sessionid', 'session.id', 'actor.sessionid'],
  request: ['requestid', 'request.id', 'correlationid', 'traceid'],
  resourceName: ['resourcename', 'resource.name', 'resource'],
  resourceId: ['resourceid', 'resource.id'],
  resourceType: ['resourcetype', 'resource.type'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Usual = keyof typeof NAMES;

/** Members in which a record may keep its own content; their members count after those of the record. */
export const BODIES = ['event', 'data', 'detail', 'details', 'payload', 'properties', 'attributes', 'body'] as const;

/** Names of events, with all but letters taken away: a logon, and its end. */
export const LOGON =
  /^(?:user|account|session)?(?:login|logon|loggedin|signin|signedin|authenticated|authentication|sessionstart|sessionstarted)(?:success|succeeded|successful|fail|failed|failure|error|denied)?$|^(?:user)?(?:failed|successful|invalid)(?:login|logon|signin)$/;
export const LOGOFF = /^(?:user|account|session)?(?:logout|logoff|loggedout|signout|signedout|sessionend|sessionended)$/;

/** Accounts that are changed: the account in such a record is the one acted on. */
export const OF_ACCOUNTS =
  /^(?:user|account|member|admin)s?(?:create|add|invite|delete|remove|update|change|suspend|disable|enable|activate|deactivate|lock|unlock|promote|demote|role|password|mfa)|^(?:create|add|invite|delete|remove|update|change|suspend|disable|enable|activate|deactivate|lock|unlock|promote|demote)\w{0,16}(?:user|account|member)/;

/** Words by which outcomes are told. */
export const OUTCOMES = {
  success: 'Success',
  successful: 'Success',
  succeeded: 'Success',
  ok: 'Success',
  true: 'Success',
  allow: 'Success',
  allowed: 'Success',
  granted: 'Success',
  completed: 'Success',
  pass: 'Success',
  passed: 'Success',
  failure: 'Failure',
  fail: 'Failure',
  failed: 'Failure',
  false: 'Failure',
  error: 'Failure',
  deny: 'Failure',
  denied: 'Failure',
  blocked: 'Failure',
  rejected: 'Failure',
  refused: 'Failure',
  unauthorized: 'Failure',
  forbidden: 'Failure',
} as const;

/** Words by which severities are told; of numbers nobody knows which end is worst. */
export const SEVERITIES = {
  debug: 'Informational',
  trace: 'Informational',
  info: 'Informational',
  information: 'Informational',
  informational: 'Informational',
  notice: 'Informational',
  low: 'Low',
  warn: 'Low',
  warning: 'Low',
  medium: 'Medium',
  moderate: 'Medium',
  error: 'Medium',
  high: 'High',
  critical: 'Critical',
  fatal: 'Critical',
  emergency: 'Critical',
} as const;
