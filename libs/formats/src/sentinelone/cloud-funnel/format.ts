import { jsonFormat } from '../../form/define';
import { code, first, is, lookup, when, PRESENT, type Mapping, type Tree } from '../../form/form';
import { asText } from '../../shared/json';
import { fileAt, lastPart } from '../../windows/trees';
import { httpActivity } from '../../shared/flow';
import { osTypeOf } from '../../shared/operating-system';

/** Names have dots in them: `src.process.pid` is one member. */
const at = (name: string): string => name.replaceAll('.', '\\.');

const processOf = (prefix: string, more: Tree = {}): Tree => ({
  name: first(at(`${prefix}.name`), lastPart(at(`${prefix}.image.path`))),
  path: at(`${prefix}.image.path`),
  pid: at(`${prefix}.pid`),
  uid: at(`${prefix}.uid`),
  cmd_line: at(`${prefix}.cmdline`),
  created_time: at(`${prefix}.startTime`),
  integrity: at(`${prefix}.integrityLevel`),
  integrity_id: lookup(at(`${prefix}.integrityLevel`), { UNTRUSTED: 'Untrusted', LOW: 'Low', MEDIUM: 'Medium', HIGH: 'High', SYSTEM: 'System' }),
  user: at(`${prefix}.user`),
  session: { uid: at(`${prefix}.sessionId`) },
  file: fileAt(at(`${prefix}.image.path`), {
    hashes: [at(`${prefix}.image.md5`), at(`${prefix}.image.sha1`), at(`${prefix}.image.sha256`)],
    signature: { state: at(`${prefix}.signedStatus`), developer_uid: at(`${prefix}.publisher`) },
  }),
  ...more,
});
const SOURCE: Tree = processOf('src.process', { parent_process: processOf('src.process.parent') });
const ACTOR: Tree = { user: first(at('src.process.user'), at('event.login.userName')), process: SOURCE };
const TARGET: Tree = processOf('tgt.process', { parent_process: SOURCE });
const FILE: Tree = fileAt(at('tgt.file.path'), {
  size: at('tgt.file.size'),
  hashes: [at('tgt.file.md5'), at('tgt.file.sha1'), at('tgt.file.sha256')],
  uid: at('tgt.file.id'),
});
const TYPE = at('event.type');
const LOGON_TYPES = {
  INTERACTIVE: 'Interactive',
  NETWORK: 'Network',
  BATCH: 'Batch',
  SERVICE: 'OSService',
  UNLOCK: 'Unlock',
  REMOTE_INTERACTIVE: 'RemoteInteractive',
  NETWORK_CLEARTEXT: 'NetworkCleartext',
  NEW_CREDENTIALS: 'NewCredentials',
  CACHED_INTERACTIVE: 'CachedInteractive',
};
const isIncoming = { [at('event.network.direction')]: /incoming/i };
const SRC: Tree = { ip: at('src.ip.address'), port: at('src.port.number') };
const DST: Tree = { ip: at('dst.ip.address'), port: at('dst.port.number') };
const MAX_ANSWERS = 64;
/** `type: 5 edge.test;203.0.113.9;` */
const ANSWERS = code([at('event.dns.response')], (record) => {
  const parts = (asText(record['event.dns.response']) ?? '').split(';', MAX_ANSWERS).flatMap((part) => {
    const rdata = part.trim().replace(/^type: {1,4}\d{1,5} /, '');
    return rdata === '' ? [] : [{ rdata }];
  });
  return parts.length > 0 ? parts : undefined;
});

const mapping: Mapping = {
  product: { vendor: 'SentinelOne', name: 'Singularity' },
  time: first(at('event.time'), 'timestamp'),
  id: at('event.id'),
  event: {
    metadata: {
      event_code: TYPE,
      log_name: at('event.category'),
      log_provider: first(at('dataSource.name'), is('SentinelOne')),
      tenant_uid: at('account.id'),
      correlation_uid: at('src.process.storyline.id'),
    },
    device: {
      hostname: at('endpoint.name'),
      uid: at('agent.uuid'),
      type: at('endpoint.type'),
      type_id: lookup(at('endpoint.type'), { server: 'Server', desktop: 'Desktop', laptop: 'Laptop' }),
      os: { name: at('endpoint.os'), type_id: osTypeOf(at('endpoint.os')) },
      agent_list: [{ uid: at('agent.uuid'), name: is('SentinelOne'), version: at('agent.version'), type_id: 1 }],
    },
  },
  variants: [
    {
      when: { [TYPE]: /^Process (?:Creation|Modification)/, [at('tgt.process.pid')]: PRESENT },
      class: 'process_activity',
      activity: 'Launch',
      event: { actor: ACTOR, process: TARGET },
    },
    {
      when: { [TYPE]: /^(?:Process Exit|Process Termination)/, [at('tgt.process.pid')]: PRESENT },
      class: 'process_activity',
      activity: 'Terminate',
      event: { actor: ACTOR, process: TARGET },
    },
    {
      when: { [TYPE]: /^(?:Open Remote Process Handle|Remote Thread Creation|Duplicate)/, [at('tgt.process.pid')]: PRESENT },
      class: 'process_activity',
      activity: lookup(TYPE, [[/Thread/, 'Inject']], 'Open'),
      event: { actor: ACTOR, process: TARGET },
    },
    {
      when: { [TYPE]: /^(?:IP Connect|IP Listen|Network)/ },
      class: 'network_activity',
      activity: lookup(TYPE, [[/Listen/, 'Listen']], 'Open'),
      event: {
        actor: ACTOR,
        src_endpoint: SRC,
        dst_endpoint: DST,
        connection_info: {
          protocol_name: at('event.network.protocolName'),
          direction: at('event.network.direction'),
          direction_id: when(isIncoming, 1, lookup(at('event.network.direction'), [[/outgoing/i, 'Outbound']])),
        },
        status_id: lookup(at('event.network.connectionStatus'), { SUCCESS: 'Success', FAILURE: 'Failure', BLOCKED: 'Failure' }),
      },
    },
    {
      when: { [TYPE]: /^DNS/, [at('event.dns.request')]: PRESENT },
      class: 'dns_activity',
      activity: 'Query',
      event: {
        actor: ACTOR,
        src_endpoint: { hostname: at('endpoint.name'), uid: at('agent.uuid') },
        query: { hostname: at('event.dns.request') },
        answers: ANSWERS,
      },
    },
    {
      when: { [TYPE]: /^(?:GET|POST|PUT|HEAD|DELETE|CONNECT|OPTIONS)$/, [at('url.address')]: PRESENT },
      class: 'http_activity',
      activity: httpActivity(TYPE),
      event: { actor: ACTOR, http_request: { url: at('url.address'), http_method: TYPE }, src_endpoint: SRC, dst_endpoint: DST },
    },
    {
      when: { [TYPE]: /^File /, [at('tgt.file.path')]: PRESENT },
      class: 'file_activity',
      activity: lookup(
        TYPE,
        [
          [/Creation/, 'Create'],
          [/Modification/, 'Update'],
          [/Deletion/, 'Delete'],
          [/Rename/, 'Rename'],
          [/Scan/, 'Read'],
        ],
        'Other',
      ),
      event: {
        actor: ACTOR,
        file: when({ [at('tgt.file.oldPath')]: PRESENT }, fileAt(at('tgt.file.oldPath')), FILE),
        file_result: when({ [at('tgt.file.oldPath')]: PRESENT }, FILE),
      },
    },
    {
      when: { [TYPE]: /^Registry /, [at('registry.keyPath')]: PRESENT },
      class: 'kernel_activity',
      activity: lookup(
        TYPE,
        [
          [/Create/, 'Create'],
          [/Delete/, 'Delete'],
        ],
        'Other',
      ),
      event: {
        actor: ACTOR,
        activity_name: TYPE,
        kernel: {
          name: lastPart(at('registry.keyPath')),
          path: at('registry.keyPath'),
          type: first(at('registry.valueType'), is('Registry key')),
          type_id: 99,
        },
        unmapped: { reg_value: { data: at('registry.value'), previous: at('registry.oldValue') } },
      },
    },
    {
      when: { [TYPE]: /^(?:Login|Logout)/ },
      class: 'authentication',
      activity: lookup(TYPE, [[/^Logout/, 'Logoff']], 'Logon'),
      event: {
        user: { name: at('event.login.userName'), uid: at('event.login.accountSid'), domain: at('event.login.accountDomain') },
        logon_type: at('event.login.type'),
        logon_type_id: lookup(at('event.login.type'), LOGON_TYPES),
        src_endpoint: { ip: first(at('src.endpoint.ip.address'), at('src.ip.address')) },
        dst_endpoint: { hostname: at('endpoint.name'), uid: at('agent.uuid') },
        session: { uid: at('event.login.sessionId') },
        status_id: lookup(at('event.login.loginIsSuccessful'), { true: 'Success', false: 'Failure' }),
        status_detail: at('event.login.failureReason'),
      },
    },
    {
      when: { [TYPE]: /^Module Load/, [at('module.path')]: PRESENT },
      class: 'module_activity',
      activity: 'Load',
      event: { actor: ACTOR, module: { load_type_id: 1, file: fileAt(at('module.path'), { hashes: [at('module.md5'), at('module.sha1')] }) } },
    },
    {
      when: { [TYPE]: /^Driver/, [at('tgt.file.path')]: PRESENT },
      class: 'kernel_extension_activity',
      activity: 'Load',
      event: { actor: ACTOR, driver: { file: FILE } },
    },
    {
      when: { [at('cmdScript.content')]: PRESENT },
      class: 'script_activity',
      activity: 'Execute',
      event: {
        actor: ACTOR,
        script: {
          script_content: { value: at('cmdScript.content') },
          type_id: lookup(at('cmdScript.applicationName'), [[/powershell/i, 'PowerShell']], 'Unknown'),
        },
      },
    },
    {
      when: { [TYPE]: /^Task/, [at('task.name')]: PRESENT },
      class: 'scheduled_job_activity',
      activity: lookup(
        TYPE,
        [
          [/Register/, 'Create'],
          [/Update/, 'Update'],
          [/Delete/, 'Delete'],
          [/Start/, 'Start'],
        ],
        'Other',
      ),
      event: { actor: ACTOR, job: { name: at('task.name'), cmd_line: at('task.path') } },
    },
    {
      when: { [at('event.category')]: 'indicators', [at('indicator.name')]: PRESENT },
      class: 'detection_finding',
      activity: 'Create',
      event: {
        actor: ACTOR,
        finding_info: {
          uid: at('event.id'),
          title: at('indicator.name'),
          desc: at('indicator.description'),
          types: [at('indicator.category')],
          analytic: { name: at('indicator.name'), category: at('indicator.category'), type_id: 2 },
        },
      },
    },
    { class: 'base_event', activity: 'Other', event: { actor: ACTOR } },
  ],
};

/** Deep Visibility of SentinelOne Singularity, as Cloud Funnel writes it to a bucket or a topic. */
export const sentinelFunnel = jsonFormat({
  name: 'sentinelone.cloud-funnel',
  docs: 'https://usea1-partners.sentinelone.net/api-doc/overview',
  signs: [{ has: [at('event.type'), at('agent.uuid')] }, { has: [at('event.type'), at('src.process.uid')] }],
  mapping,
});
