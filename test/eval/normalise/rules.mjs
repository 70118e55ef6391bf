/** How each expected field is judged. Order matters: the first rule of a table that matches decides. */

const starts =
  (...prefixes) =>
  (path) =>
    prefixes.some((p) => path === p || path.startsWith(`${p}.`));
const ends = (pattern) => (path) => pattern.test(path);

/** Never counted: `[test of the ECS path, reason]`. */
export const LEFT_OUT = [
  [starts('message'), 'the raw line itself'],
  [starts('event.type', 'event.kind', 'event.dataset', 'event.module'), "ECS's own sorting of events, no counterpart in OCSF"],
  [starts('action.target', 'action.type'), "the other project's own sorting of actions"],
  [starts('sekoiaio', 'agent.version', 'os.family', 'os.platform'), 'set by the other project, not by the line'],
  [ends(/(?:^|\.)(?:registered_domain|top_level_domain|subdomain)$/), 'a name split by a list of public suffixes'],
  [ends(/size_in_char$/), 'the length of another field'],
  [ends(/^user_agent\.(?!original)/), 'the user agent split by a database; the original is counted'],
];

/** Left out when the value does not stand in the raw line: a constant of the other project, or looked up by it. */
export const ONLY_WHEN_IN_LINE = [
  [ends(/(?:^|\.)geo(?:\.|$)|\.as\./), 'looked up in a database'],
  [ends(/^host\.os\.|^sekoiaio\./), 'derived from a user agent or a database'],
  [
    starts(
      'observer.vendor',
      'observer.product',
      'observer.type',
      'cloud.provider',
      'cloud.service',
      'service',
      'event.provider',
      'log',
      'network.type',
      'host.type',
    ),
    "the other project's name for the source",
  ],
];

/** Repeats of another field: left out when both say the same, else judged as the other. */
export const REPEATS = {
  'action.name': 'event.action',
  'action.outcome': 'event.outcome',
  'action.outcome_reason': 'event.reason',
  'action.id': 'event.code',
};

/** `event.category` to the OCSF classes that fit; a category that is not here is the source's own word, left out. Findings fit all that say danger. */
const FINDINGS = [2001, 2002, 2003, 2004, 2005, 2006, 2007, 2008];
const NETWORK = [4001, 4002, 4003, 4004, 4005, 4006, 4007, 4008, 4010, 4013, 4014];
const IAM = [3001, 3002, 3003, 3004, 3005, 3006];
export const CATEGORIES = {
  authentication: [3002, 3001, 3003, 3005, 2004],
  session: [3002, 3003, 3005, 4001, 4014],
  // What is known of a user is an inventory's in OCSF.
  iam: [...IAM, 5003, 6003],
  // The expected events call a cloud API's calls `network` too.
  network: [...NETWORK, 4009, 4011, 4012, 2004, 5001, 6002, 6003],
  connection: NETWORK,
  dns: [4003],
  web: [4002, 4001, 6003, 6001, 2004],
  // What is done in a mailbox through an API is an API call. A logon at a mail server is an authentication in OCSF; ECS sorts all lines of such a server by its protocol.
  email: [4009, 4011, 4012, 2004, 6001, 6003, 3002],
  process: [1007, 1005, 1006, 2004],
  driver: [1002, 1005, 1007],
  file: [1001, 4010, 6006, 6001, 6003, 2004],
  registry: [201001, 201002, 1001, 1003, 2004],
  configuration: [6003, 5001, 5002, 5019, 3001, 3004, 3005, 6002, 1008],
  api: [6003, 6005],
  database: [6005, 6003],
  package: [5001, 5020, 6002],
  vulnerability: [2002, 2007, 2005],
  host: [1001, 1002, 1003, 1004, 1005, 1006, 1007, 1008, 1009, 5001, 5002, 5019, 6002, 6008, 3002, 2004, 201001, 201002],
  malware: FINDINGS,
  intrusion_detection: FINDINGS,
  threat: FINDINGS,
};
/** These categories also fit any class that carries a verdict of a security control. */
export const DANGERS = new Set(['malware', 'intrusion_detection', 'threat']);

/**
 * ECS calls `network` "essentially any event that includes an IP address" (event.category, allowed values): whatever its class, an event of ours with
 * an address at one of its ends fits, such as a logon from somewhere.
 */
export const ENDS = ['src_endpoint', 'dst_endpoint', 'evidences.src_endpoint', 'evidences.dst_endpoint'];

/** Words of outcome: the ids that say the same. */
const ALLOWED = { action_id: [1, 3], disposition_id: [1, 17], status_id: [1] };
const DENIED = { action_id: [2], disposition_id: [2, 3, 4, 5, 6, 7, 21, 25, 26], status_id: [2] };
/**
 * ECS tells the outcome "from the perspective of the firewall emitting the event": a connection that it dropped is a `success` ("Using the
 * categorization fields"). So `success` is right for any verdict that a control carried out, allowed or not, unless our event says that it failed.
 */
export const CARRIED_OUT = { action_id: [1, 2], disposition_id: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 14, 15, 17, 18, 19, 20, 21, 22, 23, 24, 25] };
export const FAILED = 2;
export const VERDICTS = {
  success: { status_id: [1], action_id: [1] },
  succeeded: { status_id: [1] },
  ok: { status_id: [1] },
  failure: { status_id: [2], action_id: [2] },
  failed: { status_id: [2] },
  error: { status_id: [2] },
  ...Object.fromEntries(['allow', 'allowed', 'permit', 'permitted', 'accept', 'accepted', 'pass', 'passthrough'].map((w) => [w, ALLOWED])),
  ...Object.fromEntries(['deny', 'denied', 'drop', 'dropped', 'block', 'blocked', 'reject', 'rejected', 'reset'].map((w) => [w, DENIED])),
};
/** Words of direction: `direction_id` of OCSF. */
export const DIRECTIONS = { inbound: 1, ingress: 1, incoming: 1, outbound: 2, egress: 2, outgoing: 2, internal: 3, lateral: 3 };

const side = (ecs, ocsf, bytes) => ({
  [`${ecs}.ip`]: [`${ocsf}.ip`],
  [`${ecs}.address`]: ['ip', 'hostname', 'domain', 'name', 'svc_name'].map((n) => `${ocsf}.${n}`),
  [`${ecs}.domain`]: ['hostname', 'domain', 'name', 'svc_name'].map((n) => `${ocsf}.${n}`),
  [`${ecs}.port`]: [`${ocsf}.port`],
  [`${ecs}.mac`]: [`${ocsf}.mac`],
  [`${ecs}.nat.ip`]: [`${ocsf}.proxy_endpoint.ip`, `${ocsf}.intermediate_ips`],
  [`${ecs}.nat.port`]: [`${ocsf}.proxy_endpoint.port`],
  [`${ecs}.bytes`]: [`traffic.bytes_${bytes}`],
  [`${ecs}.packets`]: [`traffic.packets_${bytes}`],
  [`${ecs}.as.number`]: [`${ocsf}.autonomous_system.number`],
  [`${ecs}.as.organization.name`]: [`${ocsf}.autonomous_system.name`, `${ocsf}.location.isp`, `${ocsf}.isp`],
  ...geo(`${ecs}.geo`, `${ocsf}.location`),
});
const geo = (ecs, ocsf) => ({
  [`${ecs}.city_name`]: [`${ocsf}.city`],
  [`${ecs}.country_iso_code`]: [`${ocsf}.country`],
  [`${ecs}.country_name`]: [`${ocsf}.country`, `${ocsf}.desc`],
  [`${ecs}.continent_name`]: [`${ocsf}.continent`],
  [`${ecs}.region_name`]: [`${ocsf}.region`, `${ocsf}.desc`],
  [`${ecs}.name`]: ['desc', 'country', 'region'].map((n) => `${ocsf}.${n}`),
  [`${ecs}.postal_code`]: [`${ocsf}.postal_code`],
  [`${ecs}.location.lat`]: [`${ocsf}.lat`, `${ocsf}.coordinates`],
  [`${ecs}.location.lon`]: [`${ocsf}.long`, `${ocsf}.coordinates`],
});
const person = (ecs, ...ocsf) => {
  const p = (...names) => ocsf.flatMap((o) => names.map((n) => `${o}.${n}`));
  return {
    [`${ecs}.name`]: p('name', 'email_addr', 'full_name', 'display_name', 'uid_alt'),
    [`${ecs}.full_name`]: p('full_name', 'display_name', 'name'),
    [`${ecs}.id`]: p('uid', 'uid_alt', 'account.uid'),
    [`${ecs}.email`]: p('email_addr', 'name', 'uid', 'uid_alt'),
    [`${ecs}.domain`]: p('domain'),
    [`${ecs}.roles`]: p('groups.name', 'type'),
    [`${ecs}.group.id`]: p('groups.uid'),
    [`${ecs}.group.name`]: p('groups.name'),
  };
};
const hashes = (ecs, ...files) =>
  Object.fromEntries(['md5', 'sha1', 'sha256', 'sha512'].map((name, i) => [`${ecs}.hash.${name}`, files.map((f) => `${f}.hashes[${i + 1}].value`)]));
const program = (ecs, ...ocsf) => {
  const p = (...names) => ocsf.flatMap((o) => names.map((n) => `${o}.${n}`));
  return {
    [`${ecs}.pid`]: p('pid'),
    [`${ecs}.id`]: p('pid', 'uid'),
    [`${ecs}.entity_id`]: p('uid'),
    [`${ecs}.name`]: p('name', 'file.name', 'path', 'file.path'),
    [`${ecs}.executable`]: p('file.path', 'path'),
    // Of a process that is known by its image only, the image stands for the command line there.
    [`${ecs}.command_line`]: p('cmd_line', 'file.path', 'path'),
    [`${ecs}.args`]: p('cmd_line'),
    [`${ecs}.working_directory`]: p('working_directory', 'file.parent_folder'),
    [`${ecs}.start`]: p('created_time'),
    [`${ecs}.end`]: p('terminated_time'),
    [`${ecs}.thread.id`]: p('tid', 'ptid'),
    [`${ecs}.code_signature.subject_name`]: p('file.signature.certificate.subject'),
    [`${ecs}.code_signature.status`]: p('file.signature.state'),
    ...hashes(ecs, ...ocsf.map((o) => `${o}.file`)),
    ...person(`${ecs}.user`, ...ocsf.map((o) => `${o}.user`), 'actor.user'),
  };
};
const url = ['http_request.url', 'url', 'email.urls', 'file.url'];
const urls = (...names) => url.flatMap((u) => names.map((n) => `${u}.${n}`));
const logger = [
  'device.hostname',
  'device.name',
  'device.uid',
  'metadata.loggers.name',
  'metadata.loggers.device.hostname',
  'metadata.loggers.device.name',
];
const rule = (...names) =>
  ['firewall_rule', 'policy', 'finding_info.analytic', 'authorizations.policy'].flatMap((o) => names.map((n) => `${o}.${n}`));
// `file` there is also the image of a process, a module or a driver, which OCSF has below these.
const files = ['file', 'email.files', 'malware.files', 'file_result', 'process.file', 'actor.process.file', 'module.file', 'driver.file'];
const file = (...names) => files.flatMap((f) => names.map((n) => `${f}.${n}`));
// Of a logon that a certificate proves it stands in the event itself.
const certificate = (...names) => names.flatMap((n) => [`tls.certificate.${n}`, `certificate.${n}`]);
const ACTION = [
  'api.operation',
  'activity_name',
  'metadata.event_code',
  'finding_info.title',
  'finding_info.types',
  'status_detail',
  'action',
  'disposition',
  'status',
  'message',
  'entity.type',
];

/**
 * ECS path to the OCSF 1.8 paths where the value may stand, any of them. Each may also stand below `evidences`, where findings keep what they are
 * about. A value that is only in `unmapped` is missed: what has a place in OCSF must be in it, or no rule can find it.
 */
export const PLACES = {
  '@timestamp': ['time'],
  ...side('source', 'src_endpoint', 'out'),
  ...side('client', 'src_endpoint', 'out'),
  ...side('destination', 'dst_endpoint', 'in'),
  ...side('server', 'dst_endpoint', 'in'),
  ...person('user', 'user', 'actor.user', 'actor.process.user', 'src_endpoint.owner', 'device.owner'),
  ...person('source.user', 'actor.user', 'user', 'src_endpoint.owner'),
  ...person('client.user', 'actor.user', 'user', 'src_endpoint.owner'),
  ...person('destination.user', 'user', 'dst_endpoint.owner', 'actor.user'),
  ...person('user.target', 'user', 'user_result'),
  'user.changes.group.id': ['group.uid', 'user.groups.uid'],
  'user.changes.group.name': ['group.name', 'user.groups.name'],
  'group.name': ['group.name', 'user.groups.name', 'actor.user.groups.name', 'policy.group.name'],
  'network.transport': ['connection_info.protocol_name'],
  'network.iana_number': ['connection_info.protocol_num'],
  'network.protocol': [
    ...['app_protocol_name', 'connection_info.protocol_name', 'app_name', 'auth_protocol', 'service.name', 'protocol_name'],
    'dst_endpoint.svc_name',
  ],
  'network.application': [
    ...['app_name', 'app_protocol_name', 'connection_info.protocol_name'],
    // ECS: the application or service that is used, which for a call to one is the service called. Findings have no app_name beside the ends of their flow.
    ...['service.name', 'api.service.name', 'app.name', 'dst_endpoint.svc_name', 'metadata.product.feature.name'],
  ],
  'network.direction': ['connection_info.direction', 'direction'],
  'network.type': ['connection_info.protocol_ver', 'src_endpoint.type'],
  'network.bytes': ['traffic.bytes'],
  'network.packets': ['traffic.packets'],
  'network.community_id': ['connection_info.community_uid'],
  'network.forwarded_ip': ['http_request.x_forwarded_for', 'src_endpoint.intermediate_ips'],
  'network.vlan.id': ['src_endpoint.vlan_uid', 'dst_endpoint.vlan_uid', 'device.vlan_uid'],
  'network.name': ['src_endpoint.vpc_uid', 'device.vpc_uid', 'dst_endpoint.vpc_uid', 'src_endpoint.subnet_uid'],
  'host.name': [...logger, 'src_endpoint.hostname', 'src_endpoint.name', 'dst_endpoint.hostname', 'resources.hostname', 'resources.name'],
  'host.hostname': [...logger, 'src_endpoint.hostname', 'src_endpoint.name', 'dst_endpoint.hostname', 'resources.hostname', 'resources.name'],
  'host.ip': ['device.ip', 'device.network_interfaces.ip', 'src_endpoint.ip', 'resources.ip'],
  'host.mac': ['device.mac', 'device.network_interfaces.mac', 'src_endpoint.mac'],
  'host.id': ['device.uid', 'device.uid_alt', 'src_endpoint.uid', 'resources.uid'],
  'host.type': ['device.type', 'src_endpoint.type'],
  'host.domain': ['device.domain', 'src_endpoint.domain'],
  'host.os.name': ['device.os.name', 'src_endpoint.os.name'],
  'host.os.full': ['device.os.name', 'src_endpoint.os.name', 'device.os.edition'],
  'host.os.family': ['device.os.type', 'device.os.name', 'src_endpoint.os.type', 'src_endpoint.os.name'],
  'host.os.type': ['device.os.type', 'device.os.name', 'src_endpoint.os.type', 'src_endpoint.os.name'],
  'host.os.version': ['device.os.version', 'device.os.build', 'src_endpoint.os.version'],
  'host.risk.static_score': ['device.risk_score'],
  'host.risk.static_level': ['device.risk_level'],
  ...geo('host.geo', 'device.location'),
  // A stick that is plugged in is a device there, and a peripheral device in OCSF. ECS means the device that acts or is let in; where another one
  // tells of it (access control, gateways), OCSF has it as the source.
  'device.id': [
    ...['device.uid', 'device.uid_alt', 'device.hostname', 'device.name', 'peripheral_device.uid'],
    ...['src_endpoint.uid', 'src_endpoint.hostname', 'src_endpoint.name'],
  ],
  'device.manufacturer': [
    ...['device.vendor_name', 'device.hw_info.vendor_name', 'device.hw_info.bios_manufacturer'],
    ...['peripheral_device.vendor_name', 'peripheral_device.vendor_id_list'],
  ],
  'device.model.name': ['device.model', 'peripheral_device.model', 'peripheral_device.name'],
  'device.model.identifier': ['device.model', 'peripheral_device.model', 'peripheral_device.product_id_list', 'peripheral_device.uid'],
  'agent.id': ['device.agent_list.uid', 'device.uid', 'metadata.loggers.uid', 'metadata.product.uid'],
  ...program('process', 'process', 'actor.process'),
  ...program('process.parent', 'process.parent_process', 'actor.process', 'actor.process.parent_process'),
  ...program('process.thread', 'process', 'actor.process'),
  // A process of OCSF has a pid: a program of which only the name is known is the actor's app, and a command given to a device an operation of its API.
  'process.name': [...program('process', 'process', 'actor.process')['process.name'], 'actor.app_name', 'app.name'],
  'process.command_line': ['process.cmd_line', 'actor.process.cmd_line', 'api.operation'],
  'process.thread.id': ['actor.process.tid', 'process.tid', 'actor.process.ptid', 'process.ptid'],
  'process.thread.name': ['actor.process.name', 'process.name', 'metadata.loggers.name'],
  'file.name': [...file('name'), 'job.name'],
  'file.path': file('path'),
  // Some of the expected events say the whole path here.
  'file.directory': file('parent_folder', 'path'),
  // ECS has no size of a mail: its events put it there.
  'file.size': [...file('size'), 'email.size'],
  'file.extension': file('ext'),
  'file.type': file('type', 'mime_type'),
  'file.mime_type': file('mime_type'),
  'file.owner': file('owner.name', 'owner.email_addr', 'owner.full_name'),
  'file.created': file('created_time'),
  'file.accessed': file('accessed_time'),
  'file.mtime': file('modified_time'),
  'file.ctime': file('modified_time'),
  'file.inode': file('uid'),
  ...hashes('file', ...files),
  // OCSF's core has no registry: there a key is a kernel object that is named by its whole path.
  'registry.key': ['reg_key.path', 'reg_value.path', 'kernel.path'],
  'registry.path': ['reg_key.path', 'reg_value.path', 'kernel.path'],
  'registry.hive': ['reg_key.path', 'reg_value.path', 'kernel.path'],
  'registry.value': ['reg_value.name', 'kernel.name'],
  'registry.data.type': ['reg_value.type', 'kernel.type'],
  'url.full': urls('url_string'),
  'url.original': urls('url_string', 'path'),
  'url.domain': [...urls('hostname', 'domain'), 'dst_endpoint.hostname', 'query.hostname'],
  'url.path': urls('path'),
  'url.query': urls('query_string'),
  'url.port': [...urls('port'), 'dst_endpoint.port'],
  'url.scheme': urls('scheme'),
  'http.request.method': ['http_request.http_method'],
  'http.request.id': ['http_request.uid'],
  'http.request.bytes': ['http_request.length', 'http_request.body_length'],
  'http.request.referrer': ['http_request.referrer'],
  'http.response.status_code': ['http_response.code', 'status_code'],
  'http.response.bytes': ['http_response.length', 'http_response.body_length'],
  'http.response.mime_type': ['http_response.content_type', 'file.mime_type'],
  'http.version': ['http_request.version'],
  'user_agent.original': ['http_request.user_agent', 'actor.app_name', 'src_endpoint.agent_list.name'],
  'rule.name': rule('name', 'desc'),
  'rule.id': rule('uid'),
  'rule.uuid': rule('uid'),
  'rule.category': [
    ...rule('type'),
    'firewall_rule.category',
    'finding_info.analytic.category',
    'finding_info.types',
    'malware.classifications',
    'http_request.url.categories',
    'url.categories',
  ],
  // "Name of the ruleset, policy, group, or parent category" (ECS).
  'rule.ruleset': [
    'policy.name',
    'authorizations.policy.name',
    ...rule('type'),
    'policy.group.name',
    'authorizations.policy.group.name',
    'firewall_rule.category',
    'finding_info.analytic.category',
  ],
  'rule.description': [...rule('desc'), 'finding_info.desc', 'finding_info.title', 'message'],
  'rule.version': rule('version'),
  'rule.reference': ['policy.data', 'finding_info.src_url'],
  'event.action': ACTION,
  'event.code': ['metadata.event_code', 'status_code', 'activity_name', 'finding_info.types', 'finding_info.uid', 'api.operation', 'type_name'],
  'event.outcome': ['status', 'status_code', 'status_detail', 'action', 'disposition'],
  'event.reason': ['status_detail', 'message', 'finding_info.title', 'finding_info.desc', 'finding_info.analytic.desc', 'comment'],
  'event.message': ['message', 'status_detail', 'finding_info.desc'],
  'event.start': ['start_time', 'finding_info.first_seen_time', 'time'],
  'event.end': ['end_time', 'finding_info.last_seen_time', 'time'],
  'event.duration': ['duration'],
  'event.timezone': ['timezone_offset'],
  'event.id': ['metadata.uid', 'metadata.original_event_uid', 'finding_info.uid'],
  'event.provider': ['metadata.log_provider', 'metadata.log_source', 'api.service.name', 'metadata.product.name', 'metadata.log_name'],
  'event.url': ['finding_info.src_url', 'http_request.url.url_string', 'url.url_string', 'metadata.product.url_string'],
  'event.reference': ['finding_info.src_url'],
  'error.code': ['api.response.error', 'api.response.code', 'status_code'],
  'error.message': ['api.response.error_message', 'api.response.message', 'status_detail', 'message'],
  'log.hostname': logger,
  'log.level': ['metadata.log_level', 'severity', 'severity_id'],
  'log.logger': ['metadata.log_name', 'metadata.log_provider', 'metadata.log_source', 'metadata.loggers.name'],
  'log.syslog.appname': ['actor.process.name', 'process.name', 'metadata.log_name', 'metadata.log_provider', 'actor.app_name'],
  'log.description': ['message', 'status_detail', 'finding_info.desc', 'metadata.event_code'],
  'observer.vendor': ['metadata.product.vendor_name'],
  'observer.product': ['metadata.product.name', 'metadata.product.feature.name'],
  'observer.version': ['metadata.product.version', 'metadata.loggers.product.version', 'device.os.version'],
  'observer.type': ['metadata.product.name', 'device.type', 'device.model'],
  'observer.name': [...logger, 'metadata.product.name'],
  'observer.hostname': logger,
  'observer.ip': ['device.ip', 'metadata.loggers.device.ip'],
  'observer.mac': ['device.mac', 'metadata.loggers.device.mac'],
  'observer.serial_number': ['device.hw_info.serial_number', 'device.uid', 'device.uid_alt', 'metadata.loggers.device.uid', 'metadata.loggers.uid'],
  ...Object.fromEntries(
    [
      ['ingress', 'src_endpoint'],
      ['egress', 'dst_endpoint'],
    ].flatMap(([way, end]) => [
      [`observer.${way}.interface.name`, [`${end}.interface_name`, `${end}.interface_uid`, `device.interface_name`, `device.interface_uid`]],
      [`observer.${way}.interface.id`, [`${end}.interface_uid`, `device.interface_uid`]],
      [`observer.${way}.interface.alias`, [`${end}.zone`, `${end}.interface_name`]],
      [`observer.${way}.vlan.name`, [`${end}.zone`, `${end}.vlan_uid`]],
    ]),
  ),
  'organization.id': ['cloud.org.uid', 'cloud.account.uid', 'metadata.tenant_uid', 'actor.user.org.uid', 'user.org.uid', 'device.org.uid'],
  'organization.name': ['cloud.org.name', 'cloud.account.name', 'actor.user.org.name', 'user.org.name', 'device.org.name'],
  'cloud.provider': ['cloud.provider'],
  'cloud.region': ['cloud.region', 'resources.region', 'device.region'],
  'cloud.account.id': ['cloud.account.uid', 'actor.user.account.uid'],
  'cloud.account.name': ['cloud.account.name'],
  'cloud.availability_zone': ['cloud.zone', 'src_endpoint.zone', 'dst_endpoint.zone'],
  'cloud.project.id': ['cloud.project_uid', 'cloud.account.uid'],
  'cloud.instance.id': ['device.instance_uid', 'device.uid', 'resources.uid', 'src_endpoint.instance_uid', 'dst_endpoint.instance_uid'],
  'cloud.service.name': ['api.service.name', 'metadata.product.name', 'metadata.product.feature.name'],
  'service.name': [
    'api.service.name',
    'service.name',
    'app.name',
    'app_name',
    'metadata.product.name',
    'dst_endpoint.svc_name',
    'src_endpoint.svc_name',
    'resources.name',
    'actor.app_name',
    'metadata.product.feature.name',
    // The service that told of it.
    'metadata.log_provider',
  ],
  'service.id': ['service.uid', 'app.uid', 'actor.app_uid', 'api.service.uid'],
  'service.version': ['service.version', 'app.version', 'metadata.product.version'],
  'service.type': ['service.name', 'metadata.product.name', 'metadata.product.feature.name', 'app_name', 'metadata.log_name'],
  'email.from.address': ['email.from', 'email.smtp_from', 'email.from_mailbox'],
  'email.sender.address': ['email.sender', 'email.from', 'email.smtp_from', 'email.return_path'],
  'email.to.address': ['email.to', 'email.smtp_to', 'email.cc', 'email.delivered_to', 'email.delivered_to_list'],
  'email.cc.address': ['email.cc'],
  'email.reply_to.address': ['email.reply_to', 'email.reply_to_list', 'email.reply_to_mailboxes'],
  'email.subject': ['email.subject'],
  'email.message_id': ['email.message_uid'],
  'email.local_id': ['email.uid', 'email_uid', 'metadata.correlation_uid'],
  'email.direction': ['direction', 'connection_info.direction'],
  'email.attachments': ['email.files'],
  'threat.tactic.name': ['finding_info.attacks.tactic.name', 'finding_info.attacks.tactics.name', 'attacks.tactic.name', 'attacks.tactics.name'],
  'threat.technique.id': ['finding_info.attacks.technique.uid', 'attacks.technique.uid'],
  'threat.technique.name': ['finding_info.attacks.technique.name', 'attacks.technique.name'],
  'threat.indicator.name': ['malware.name', 'finding_info.title', 'osint.value', 'malware.uid'],
  'threat.indicator.description': ['finding_info.desc', 'finding_info.title', 'message', 'osint.desc'],
  'threat.indicator.type': ['osint.type'],
  'threat.indicator.marking.tlp': ['osint.tlp'],
  'threat.group.name': ['finding_info.types', 'osint.threat_actor.name', 'finding_info.title'],
  'dns.question.name': ['query.hostname'],
  'dns.rrname': ['query.hostname', 'answers.rdata'],
  'dns.question.type': ['query.type'],
  'dns.rrtype': ['query.type', 'answers.type'],
  'dns.question.class': ['query.class'],
  'dns.id': ['query.packet_uid', 'answers.packet_uid'],
  'dns.op_code': ['query.opcode_id', 'query.opcode'],
  'dns.response_code': ['rcode', 'rcode_id'],
  'dns.resolved_ip': ['answers.rdata'],
  'tls.cipher': ['tls.cipher'],
  'tls.version': ['tls.version'],
  'tls.client.supported_ciphers': ['tls.client_ciphers'],
  'tls.server.ja3s': ['tls.ja3s_hash.value'],
  'tls.client.ja3': ['tls.ja3_hash.value'],
  'tls.server.issuer': certificate('issuer'),
  'tls.server.subject': certificate('subject'),
  'tls.server.x509.issuer.common_name': certificate('issuer'),
  'tls.client.x509.issuer.common_name': certificate('issuer'),
  'tls.server.x509.subject.common_name': certificate('subject'),
  'tls.server.x509.not_after': certificate('expiration_time'),
  'tls.server.x509.not_before': certificate('created_time'),
  'tls.server.hash.sha1': certificate('fingerprints.value'),
  'tls.server.hash.sha256': certificate('fingerprints.value'),
  'vulnerability.id': ['vulnerabilities.cve.uid'],
  'vulnerability.description': ['vulnerabilities.desc', 'vulnerabilities.title', 'finding_info.desc', 'finding_info.title'],
  'vulnerability.severity': ['vulnerabilities.severity', 'severity'],
  'vulnerability.score.base': ['vulnerabilities.cve.cvss.base_score'],
  'vulnerability.score.version': ['vulnerabilities.cve.cvss.version'],
  'vulnerability.reference': ['vulnerabilities.references'],
};

/** Free text: ours may be longer than what is expected, because OCSF has one place for what ECS splits, or a name stands within a subject. */
export const FREE_TEXT = new Set([
  'event.reason',
  'event.message',
  'log.description',
  'rule.description',
  'threat.indicator.description',
  'error.message',
  'vulnerability.description',
  'vulnerability.reference',
  'registry.key',
  'registry.path',
  'registry.hive',
  'tls.server.x509.issuer.common_name',
  'tls.client.x509.issuer.common_name',
  'tls.server.x509.subject.common_name',
]);

/** ECS fields without one place in OCSF, right anywhere in the event, `unmapped` too: `[test, reason]`. Fields that no table names are the source's own, and judged so as well. */
export const ANYWHERE = [
  [starts('related'), 'derived by the other project: each value must be somewhere in the event'],
  [starts('event.severity'), "the source's own scale; OCSF keeps its own scale in severity_id"],
  // Windows: the thread of the logging service, beside the process that acted.
  [starts('process.thread.id'), 'the thread that wrote the record, which is not always one of the process that OCSF names'],
];

/** Attributes that OCSF 1.8 does not have in a class: there the value may stand anywhere in our event. */
export const NOT_IN_CLASS = {
  4009: [starts('tls', 'network.transport'), 'Email Activity has neither tls nor connection_info'],
};

/** OCSF pairs of an older version: leaves that are not compared. */
export const OCSF_LEFT_OUT = [
  [ends(/^raw_data$|(?:^|\.)raw_data(?:\.|$)/), 'the raw line itself'],
  [starts('observables', 'unmapped', 'enrichments'), 'free in form'],
  [
    starts(
      'metadata.version',
      'metadata.product',
      'metadata.profiles',
      'metadata.extension',
      'metadata.extensions',
      'metadata.logged_time',
      'metadata.processed_time',
    ),
    'says who wrote the event and with which version',
  ],
  [
    ends(/(?:^|\.)(?:class_name|classname|category_name|activity_name|type_name|severity|status|confidence|impact|risk_level)$/),
    'a caption; its id is counted',
  ],
  [ends(/_dt$/), 'a second copy of a time'],
  [ends(/^(?:type_uid|category_uid)$/), 'follows from class and activity, which are counted'],
];

/** Paths that OCSF renamed or moved since: older path to the one of 1.8, longest first. */
export const OCSF_RENAMED = [
  ['cloud.account_uid', 'cloud.account.uid'],
  ['cloud.project_uid', 'cloud.account.uid'],
  ['finding.created_time', 'finding_info.created_time'],
  ['finding.remediation', 'remediation'],
  ['finding.remediation', 'vulnerabilities.remediation'],
  ['finding.product_uid', 'metadata.product.uid'],
  ['finding', 'finding_info'],
  ['resources.details', 'resources.data'],
  ['mfa', 'is_mfa'],
  ['session.mfa', 'session.is_mfa'],
  ['actor.session.mfa', 'actor.session.is_mfa'],
  ['actor.user.uuid', 'actor.user.uid'],
  ['user.uuid', 'user.uid'],
  ['state_id', 'status_id'],
  ['vulnerabilities.packages', 'vulnerabilities.affected_packages'],
  ['compliance.status_detail', 'status_detail'],
  ['analytic', 'finding_info.analytic'],
  ['attacks.tactics', 'attacks.tactic'],
  ['actor.user.account_uid', 'actor.user.account.uid'],
  ['actor.user.credential_uid', 'actor.user.programmatic_credentials.uid'],
  ['user.credential_uid', 'user.programmatic_credentials.uid'],
  ['actor.invoked_by', 'actor.app_name'],
  ['identity', 'actor'],
  ['resource', 'resources'],
  ['disposition_name', 'disposition'],
  ['proxy', 'proxy_endpoint'],
];

/** Classes that were replaced: old uid to what stands for it now. Security Finding became a class for each kind of finding. */
export const OCSF_CLASSES = { 2001: [2001, 2002, 2003, 2004, 2005], 1: [2004] };
