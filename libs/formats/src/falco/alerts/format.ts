import { jsonFormat, lineFormat } from '../../form/define';
import { ABSENT, code, first, is, lookup, PRESENT, when, type Mapping, type Tree } from '../../form/form';
import { codedUid } from '../../shared/finding-uid';
import { asText, isObject, type Json } from '../../shared/json';
import { fieldsOf } from './fields';
import { HEAD, parseLine } from './line';

const DOCS = 'https://falco.org/docs/concepts/outputs/';
const PRIORITY = /^(?:emergency|alert|critical|error|warning|notice|info|informational|debug)$/i;

/** Tags of rules name techniques (`T1059`) and tactics (`mitre_execution`) of ATT&CK. */
const ATTACKS = code([], ({ tags }) => {
  const attacks = (Array.isArray(tags) ? tags : []).flatMap((tag: unknown): readonly object[] => {
    const text = asText(tag) ?? '';
    if (/^T\d{4}(?:\.\d{3})?$/.test(text)) return [{ technique: { uid: text } }];
    return text.startsWith('mitre_') ? [{ tactic: { name: text.slice('mitre_'.length).replaceAll('_', ' ') } }] : [];
  });
  return attacks.length > 0 ? attacks : undefined;
});

/** Whose doing it is: of a system call the user on the host, of a plugin the one that its source names. */
const USER: Tree = {
  name: first('fields.user.name', 'fields.ka.user.name', 'fields.ct.user', 'fields.okta.actor.alternateid', 'fields.github.user'),
  uid: 'fields.user.uid',
};
const PARENT: Tree = { pid: 'fields.proc.ppid', name: 'fields.proc.pname', cmd_line: 'fields.proc.pcmdline' };
const PROCESS: Tree = {
  pid: 'fields.proc.pid',
  name: 'fields.proc.name',
  path: 'fields.proc.exepath',
  cmd_line: 'fields.proc.cmdline',
  parent_process: PARENT,
};
/** OCSF has no process without its number, which the rules that Falco ships do not print. */
const UNNUMBERED: Tree = {
  process: { name: 'fields.proc.name', path: 'fields.proc.exepath', cmd_line: 'fields.proc.cmdline', parent: 'fields.proc.pname' },
};
const CONTAINER: Tree = {
  uid: 'fields.container.id',
  name: 'fields.container.name',
  image: {
    uid: first('fields.container.image.digest', 'fields.container.image.id', 'fields.container.image.repository'),
    name: 'fields.container.image.repository',
    tag: 'fields.container.image.tag',
  },
};

/** Falco gives an alert no id of its own; its time is exact to the nanosecond, and so a repeat is known. */
const UID = first('uuid', codedUid('time', 'hostname', 'rule', 'output'));

const mapping: Mapping = {
  product: { vendor: 'Falco', name: 'Falco' },
  time: first('time', '$.time'),
  id: UID,
  event: {
    severity_id: lookup('priority', {
      Emergency: 'Fatal',
      Alert: 'Critical',
      Critical: 'Critical',
      Error: 'High',
      Warning: 'Medium',
      Notice: 'Low',
      Info: 'Informational',
      Informational: 'Informational',
      Debug: 'Informational',
    }),
    severity: 'priority',
    message: first('output', 'message'),
    metadata: { event_code: 'rule', log_name: 'source', original_time: 'clock' },
    device: { hostname: first('hostname', '$.host'), type_id: 0 },
  },
  variants: [
    { when: [{ source: 'internal' }, { rule: /^Falco internal/ }], class: 'base_event', activity: 'Other', event: { activity_name: 'rule' } },
    {
      class: 'detection_finding',
      activity: 'Create',
      event: {
        is_alert: true,
        status_id: 1,
        finding_info: {
          uid: UID,
          title: 'rule',
          types: 'tags',
          analytic: { name: 'rule', category: 'source', type_id: 1 },
          attacks: ATTACKS,
          created_time: 'time',
        },
        actor: { user: USER, app_name: 'fields.proc.name', process: PROCESS },
        resources: [
          when(
            { 'fields.k8s.pod.name': PRESENT },
            { name: 'fields.k8s.pod.name', uid: 'fields.k8s.pod.id', namespace: 'fields.k8s.ns.name', type: is('Pod') },
          ),
        ],
        evidences: [
          {
            user: USER,
            process: PROCESS,
            data: when({ 'fields.proc.pid': ABSENT }, UNNUMBERED),
            container: when({ 'fields.container.id': /^(?!host$)/ }, CONTAINER),
            file: 'fields.path',
            src_endpoint: { ip: first('fields.from.ip', 'fields.fd.cip', 'fields.ct.srcip'), port: first('fields.from.port', 'fields.fd.cport') },
            dst_endpoint: { ip: first('fields.to.ip', 'fields.fd.sip'), port: first('fields.to.port', 'fields.fd.sport') },
            api: { operation: first('fields.ka.verb', 'fields.ct.name', 'fields.okta.evt.type', 'fields.github.type') },
          },
        ],
      },
    },
  ],
  ignore: ['fields.evt.time'],
};

/** Falco's alerts with `json_output: true`, from a file, standard output, syslog, or over HTTP; also as Falcosidekick passes them on. */
export const falcoJson = jsonFormat({
  name: 'falco.alerts',
  docs: DOCS,
  signs: [
    { has: ['output_fields', 'rule', 'priority'], is: { priority: PRIORITY } },
    { has: ['output', 'rule', 'time'], is: { priority: PRIORITY } },
  ],
  prepare: ({ output_fields, ...record }: Json) => ({ ...record, fields: fieldsOf(isObject(output_fields) ? output_fields : {}) }),
  mapping,
});

/** The same as lines of text. */
export const falcoLine = lineFormat({
  name: 'falco.alerts',
  docs: DOCS,
  // A whole date at the beginning of a line is taken for a syslog header.
  signs: [{ matches: HEAD }, { whole: HEAD }],
  parse: (message, outer) => parseLine(message) ?? parseLine(outer.whole ?? ''),
  mapping,
});
