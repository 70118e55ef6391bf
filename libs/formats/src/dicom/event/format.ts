import { jsonFormat } from '../../form/define';
import { code, first, is, lookup, type Tree } from '../../form/form';
import { asText, isObject, type Json } from '../../shared/json';

/** Names of members without `_`, `-` and case, so that `calledAET`, `called_aet` and `Called-AET` are one. */
const ALIASES: Readonly<Record<string, string>> = {
  calledae: 'called',
  calledaet: 'called',
  calledaetitle: 'called',
  calledapplicationentity: 'called',
  callingae: 'calling',
  callingaet: 'calling',
  callingaetitle: 'calling',
  remoteaet: 'calling',
  callingapplicationentity: 'calling',
  command: 'command',
  dimse: 'command',
  dimsecommand: 'command',
  dicomcommand: 'command',
  event: 'command',
  eventtype: 'command',
  operation: 'command',
  pdutype: 'command',
  status: 'status',
  dimsestatus: 'status',
  result: 'status',
  reason: 'reason',
  rejectreason: 'reason',
  sopclassuid: 'sop_class',
  affectedsopclassuid: 'sop_class',
  sopinstanceuid: 'sop_instance',
  affectedsopinstanceuid: 'sop_instance',
  studyinstanceuid: 'study',
  seriesinstanceuid: 'series',
  modality: 'modality',
  transfersyntaxuid: 'transfer_syntax',
  associationid: 'association',
  messageid: 'message_id',
  sourceip: 'src_ip',
  srcip: 'src_ip',
  remoteip: 'src_ip',
  clientip: 'src_ip',
  callingip: 'src_ip',
  sourceport: 'src_port',
  srcport: 'src_port',
  destinationip: 'dst_ip',
  destip: 'dst_ip',
  dstip: 'dst_ip',
  localip: 'dst_ip',
  serverip: 'dst_ip',
  calledip: 'dst_ip',
  destinationport: 'dst_port',
  destport: 'dst_port',
  dstport: 'dst_port',
  localport: 'dst_port',
  timestamp: 'time',
  time: 'time',
  datetime: 'time',
  size: 'size',
  bytes: 'size',
  implementationversionname: 'implementation',
  implementationclassuid: 'implementation_uid',
};
/** Tags of the JSON model (PS3.18, annex F) by the same names. */
const TAGS: Readonly<Record<string, string>> = {
  '00080016': 'sop_class',
  '00080018': 'sop_instance',
  '0020000D': 'study',
  '0020000E': 'series',
  '00080060': 'modality',
  '00020010': 'transfer_syntax',
};

/** Only what is listed above is kept: everything else of an object may be about a patient (groups 0010 and others). */
function prepare(r: Json): Json {
  const record: Record<string, unknown> = {};
  const take = (members: Json): void => {
    for (const [name, value] of Object.entries(members)) {
      const tag = TAGS[name.toUpperCase()];
      const own = tag ?? ALIASES[name.toLowerCase().replace(/[_\-. ]/g, '')];
      if (own !== undefined) record[own] ??= isObject(value) && Array.isArray(value['Value']) ? value['Value'][0] : value;
    }
  };
  take(r);
  for (const inner of [r['dicom'], r['dataset'], r['metadata']]) if (isObject(inner)) take(inner);
  return record;
}

const ENDS: Tree = {
  src_endpoint: { ip: 'src_ip', port: 'src_port', name: 'calling', svc_name: 'calling' },
  dst_endpoint: { ip: 'dst_ip', port: 'dst_port', name: 'called', svc_name: 'called' },
  app_protocol_name: is('dicom'),
  connection_info: { uid: 'association', protocol_name: is('tcp'), protocol_num: 6 },
  status_code: 'status',
  status_detail: 'reason',
  // 0000 is success, FF00 and FF01 are pending (PS3.7, annex C).
  status_id: lookup('status', [
    [/^(?:0|0x0{1,4}|0{4}|0000H|success|accepted|ok)$/i, 'Success'],
    [/^(?:0x)?FF0[01]H?$/i, 'Other'],
    [/./, 'Failure'],
  ]),
};

/** What a node, a gateway or a sensor tells of DICOM on the network, as JSON: associations, and commands (DIMSE) with the objects they are about. */
export const dicomEvent = jsonFormat({
  name: 'dicom.event',
  docs: 'https://dicom.nema.org/medical/dicom/current/output/html/part07.html',
  signs: [
    { has: ['called_ae_title', 'calling_ae_title'] },
    { has: ['calledAeTitle', 'callingAeTitle'] },
    { has: ['calledAET', 'callingAET'] },
    { has: ['called_ae', 'calling_ae'] },
    { has: ['called_aet', 'calling_aet'] },
    { has: ['sop_instance_uid', 'sop_class_uid'] },
    { has: ['sopInstanceUid', 'sopClassUid'] },
    { has: ['dicom.called_ae_title'] },
    { has: ['00080018', '00080016'] },
  ],
  prepare,
  mapping: {
    product: { vendor: 'DICOM', name: 'DICOM' },
    time: 'time',
    event: { metadata: { event_code: 'command' } },
    variants: [
      {
        when: [
          { command: /STORE|C-?GET|C-?MOVE|N-?CREATE|N-?SET|N-?DELETE/i, sop_instance: /./ },
          { command: /C-?STORE/i },
          { command: { present: false }, sop_instance: /./ },
        ],
        class: 'network_file_activity',
        activity: lookup(
          'command',
          [
            [/STORE|N-?CREATE/i, 'Upload'],
            [/GET|MOVE/i, 'Download'],
            [/N-?SET/i, 'Update'],
            [/DELETE/i, 'Delete'],
          ],
          'Upload',
        ),
        event: {
          ...ENDS,
          message: 'command',
          actor: { app_name: first('calling', is('DICOM')) },
          file: { name: first('sop_instance', is('unknown')), uid: 'sop_instance', type: 'sop_class', size: 'size', type_id: 1 },
          unmapped: { dicom: { study: 'study', series: 'series', modality: 'modality' } },
        },
      },
      {
        class: 'network_activity',
        activity: lookup(
          'command',
          [
            [/reject|A-ASSOCIATE-RJ/i, 'Refuse'],
            [/abort/i, 'Reset'],
            [/release/i, 'Close'],
            [/associat|A-ASSOCIATE/i, 'Open'],
          ],
          'Traffic',
        ),
        event: { ...ENDS, message: 'command', app_name: code(['called'], (r) => asText(r['called'])) },
      },
    ],
  },
});
