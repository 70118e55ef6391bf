import { code, first, is, lookup, type Leaf, type Tree } from '../../form/form';
import { asText } from '../../shared/json';
import { flow, traffic, zeekLog, type LogDescription, type ZeekLog } from '../log';
import { DNP3_CODES, MODBUS_CODES } from './ot-codes';

/** Where the members of `unmapped.ot` come from; what a protocol does not have is left out. */
interface Ot {
  readonly function: Leaf;
  readonly function_code?: Leaf;
  readonly unit_id?: Leaf;
  readonly address?: Leaf;
  readonly quantity?: Leaf;
  readonly value?: Leaf;
  readonly exception?: Leaf;
  readonly role?: Leaf;
}

/** Who sent the message: the client (master) asks, the server (outstation, controller) answers. The originator of a connection is the client. */
const ROLE = first(
  lookup('is_orig', { true: 'client', T: 'client', false: 'server', F: 'server' }),
  lookup('pdu_type', { REQ: 'client', RESP: 'server' }),
  lookup('request_response', { REQUEST: 'client', RESPONSE: 'server' }),
  lookup('direction', { request: 'client', response: 'server' }),
);

/** Says the same as the connection's ends and `is_orig`. */
const REPEATS = ['is_orig', 'source_h', 'source_p', 'destination_h', 'destination_p', 'pdu_type', 'request_response', 'direction'];

const FAILED = /^(?!0x0+$|0$|ok$|success|none$|normal|no.error|good)./i;

/** A family of logs of one OT protocol: network activity with the object `ot`, which is the same for all of them. */
function otLog(protocol: string, paths: LogDescription['paths'], members: LogDescription['members'], ot: Ot, more: Tree = {}): ZeekLog {
  const failed = ot.exception === undefined ? {} : { status_id: failure(ot.exception), status_code: ot.exception };
  return zeekLog({
    name: protocol,
    docs: DOCS[protocol] ?? ICSNPP,
    ...(paths === undefined ? {} : { paths }),
    ...(members === undefined ? {} : { members }),
    ignore: REPEATS,
    variants: [
      traffic({
        ...flow(is(protocol)),
        app_name: is(protocol),
        message: ot.function,
        ...failed,
        ...more,
        unmapped: { ot: { protocol: is(protocol), role: ROLE, ...ot } },
      }),
    ],
  });
}

const failure = (exception: Leaf): Leaf => (typeof exception === 'string' ? lookup(exception, [[FAILED, 'Failure']], 'Success') : is('Unknown'));

const ZEEK = 'https://docs.zeek.org/en/current/script-reference/log-files.html';
const ICSNPP = 'https://github.com/cisagov/icsnpp';
const DOCS: Readonly<Record<string, string>> = { modbus: ZEEK, dnp3: ZEEK };

const codeOf = (name: string, codes: Readonly<Record<string, number>>): Leaf =>
  code([], (r) => codes[(asText(r[name]) ?? '').toUpperCase().replace(/_EXCEPTION$/, '')]);

const hasCode = (name: string): { readonly has: readonly [string, ...string[]] } => ({ has: [name, 'id\\.orig_h'] });

/** Zeek's own Modbus and DNP3 and the analyzers of ICSNPP. */
export const OT = [
  otLog(
    'modbus',
    /^(?:modbus|known_modbus$)/,
    [{ has: ['func', 'unit', 'tid'] }, { has: ['func', 'id\\.orig_h'] }, { has: ['func', 'id_orig_h'] }],
    {
      function: first('func', is('KNOWN')),
      function_code: codeOf('func', MODBUS_CODES),
      unit_id: 'unit',
      address: first('address', 'write_start_address', 'read_start_address', 'register'),
      quantity: first('quantity', 'read_quantity'),
      value: first('request_values', 'write_registers', 'response_values', 'read_registers', 'new_val', 'values', 'request_data', 'response_data'),
      exception: first('exception', 'exception_code'),
    },
    {
      status_id: code([], (r) => ((r['exception'] ?? r['exception_code'] ?? '') === '' ? undefined : 'Failure')),
      src_endpoint: { ip: first('id.orig_h', 'host'), port: 'id.orig_p', mac: 'orig_l2_addr' },
    },
  ),
  otLog(
    'dnp3',
    /^dnp3/,
    [{ has: ['fc_request'] }, { has: ['fc_reply', 'iin'] }, { has: ['trip_control_code'] }, { has: ['object_type', 'object_count', 'range_low'] }],
    {
      function: first('fc_request', 'function_code', 'fc_reply'),
      function_code: first(codeOf('fc_request', DNP3_CODES), codeOf('function_code', DNP3_CODES), codeOf('fc_reply', DNP3_CODES)),
      address: first('index_number', 'range_low'),
      quantity: first('object_count', 'execute_count'),
      value: first('operation_type', 'object_type'),
      exception: 'status_code',
      role: first(
        ROLE,
        code([], (r) => (asText(r['fc_request']) === undefined ? (asText(r['fc_reply']) === undefined ? undefined : 'server') : 'client')),
      ),
    },
  ),
  otLog(
    'bacnet',
    /^bacnet/,
    [
      { has: ['bvlc_function', 'pdu_service'] },
      { has: ['pdu_service', 'instance_number'] },
      { has: ['pdu_service', 'device_state'] },
      { has: ['pdu_service', 'invoke_id'] },
    ],
    {
      function: first('pdu_service', 'pdu_type', 'bvlc_function'),
      unit_id: first('device_id_number', 'invoke_id'),
      address: first('instance_number', 'object_name'),
      quantity: 'array_index',
      value: first('value', 'device_state', 'property', 'range'),
      exception: 'result_code',
    },
  ),
  otLog('s7comm', /^(?:s7comm|cotp)/, [{ has: ['rosctr_code'] }, { has: ['rosctr_name'] }, { has: ['szl_id'] }], {
    function: first('function_name', 'subfunction_name', 'rosctr_name', 'opcode_name', 'szl_id_name', 'pdu_name'),
    function_code: first('function_code', 'opcode', 'pdu_code'),
    unit_id: 'pdu_reference',
    address: first('szl_index', 'block_number', 'filename'),
    quantity: 'blocklength',
    value: first('szl_id', 'block_type'),
    exception: first('error_code', 'return_code', 'function_status'),
  }),
  otLog(
    'enip',
    /^(?:enip|cip)/,
    [{ has: ['enip_command'] }, { has: ['cip_service'] }, { has: ['cip_service_code'] }, { has: ['product_code', 'vendor_id', 'device_type_id'] }],
    {
      function: first('cip_service', 'enip_command', 'product_name'),
      function_code: first('cip_service_code', 'enip_command_code'),
      unit_id: first('session_handle', 'connection_id'),
      address: first('class_name', 'class_id', 'instance_id', 'socket_address'),
      quantity: first('data_length', 'length'),
      value: first('attribute_id', 'io_data', 'serial_number'),
      exception: first('cip_status', 'enip_status'),
    },
  ),
  otLog('opcua', /^opcua/, [{ has: ['opcua_link_id'] }, { has: ['identifier_str', 'msg_type'] }], {
    function: first('identifier_str', 'msg_type'),
    function_code: first('identifier', 'encoding_mask'),
    unit_id: first('sec_channel_id', 'endpoint_url'),
    address: first('node_id_string', 'node_id_numeric', 'node_id_guid', 'node_id_opaque'),
    quantity: 'total_results',
    value: first('attribute_id_str', 'data_variant_data_type'),
    exception: first('error', 'status_code_link_id'),
  }),
  otLog(
    'ecat',
    /^ecat/,
    [{ has: ['srcmac', 'dstmac', 'command'] }, { has: ['srcmac', 'dstmac'] }],
    {
      function: first('command', 'type', 'req_resp', 'opcode', 'arp_type', 'service_data'),
      function_code: first('index', 'cmd'),
      unit_id: first('slave_addr', 'slave_id', 'target_id'),
      address: first('reg_addr', 'log_addr', 'offset', 'group'),
      quantity: first('length', 'read_size'),
      value: first('data', 'reg_type', 'dataoffset'),
      exception: first('error', 'error_code', 'info_type_error'),
    },
    // OCSF takes no endpoint that has a hardware address alone.
    {
      src_endpoint: { name: 'srcmac', mac: 'srcmac', ip: first('id.orig_h', 'senderIP') },
      dst_endpoint: { name: 'dstmac', mac: 'dstmac', ip: first('id.resp_h', 'targetIP') },
    },
  ),
  otLog('profinet', /^(?:profinet|pnio)/, [{ has: ['operation_type', 'slot_number'] }, { has: ['subslot_number'] }], {
    function: first('operation_type', 'operation', 'packet_type'),
    unit_id: 'slot_number',
    address: 'index',
    quantity: 'subslot_number',
    exception: 'status',
  }),
  otLog('hart_ip', /^hart/, [{ has: ['hart_ip_command'] }, { has: ['header_message_id'] }], {
    function: first('header_message_id', 'header_message_type', 'command_number_name', 'command'),
    function_code: first('command_number', 'header_message_id_code'),
    unit_id: first('unique_id', 'header_sequence_number'),
    value: first('contents', 'data'),
    exception: first('header_status_code', 'response_code'),
  }),
  otLog('synchrophasor', /^synchrophasor/, [{ has: ['data_stream_id', 'frame_type'] }, { has: ['data_stream_id', 'frame_size'] }], {
    function: first('command', 'frame_type'),
    unit_id: first('data_stream_id', 'id_code'),
    quantity: first('num_pmu', 'frame_size'),
    value: first('data', 'svc_class'),
  }),
  otLog('c1222', /^c1222/, [{ has: ['called_ap_title'] }, { has: ['req_resp', 'service'] }], {
    function: first('service', 'req_resp', 'epsem_control_flags'),
    unit_id: first('called_ap_title', 'calling_ap_title'),
    address: 'table_id',
    quantity: first('elements', 'octet_count'),
    exception: first('response_code', 'reject_reason'),
  }),
  otLog('ge_srtp', /^ge_srtp/, [{ has: ['srtp_type'] }, { has: ['service_request'] }], {
    function: first('service_request', 'srtp_type', 'type'),
    function_code: first('service_request_code', 'service_code'),
    unit_id: first('mailbox_destination', 'plc_name'),
    address: 'segment_selector',
    quantity: first('data_requested', 'text_length'),
    exception: first('error_code', 'status_code'),
  }),
  otLog(
    'omron_fins',
    /^omron/,
    [{ has: ['omron_fins_link_id'] }, { has: ['icf_gateway', 'command_code'] }, { has: ['destination_node_number', 'command_code'] }],
    {
      function: first('command_code', 'command'),
      unit_id: first('destination_node_number', 'destination_unit_address', 'controller_model'),
      address: first('beginning_address', 'parameter_area_code', 'memory_area_code'),
      quantity: first('number_of_items', 'number_of_words', 'total_files'),
      value: first('data', 'status', 'mode'),
      exception: 'response_code',
    },
  ),
  otLog('roc_plus', /^roc_plus/, [{ has: ['roc_link_id'] }, { has: ['roc_plus_link_id'] }], {
    function: first('opcode', 'opcode_name', 'packet_type'),
    function_code: 'opcode_code',
    unit_id: first('destination_unit', 'source_unit'),
    address: first('logical_number', 'starting_logical_number', 'point_type', 'database_point'),
    quantity: first('parameter_count', 'number_of_parameters'),
    value: first('data', 'login_type'),
    exception: first('error_code', 'error'),
  }),
  otLog('bsap', /^bsap/, [hasCode('app_func_code'), hasCode('rdb_function')], {
    function: first('app_func_code', 'func_code', 'type_name', 'ser', 'mes_seq'),
    unit_id: first('dadd', 'node_id'),
    address: first('variables', 'variable_name'),
    quantity: 'variable_count',
    value: first('variable_value', 'data'),
    exception: first('nsb', 'response_status'),
  }),
  otLog('genisys', /^genisys/, [{ has: ['header', 'server', 'payload'] }], {
    function: 'header',
    unit_id: 'server',
    value: 'payload',
    exception: 'crc_calculated',
    role: first(ROLE, lookup('direction', { request: 'client', response: 'server' })),
  }),
  otLog('iec104', /^(?:iec104|iec_104)/, [{ has: ['asdu', 'apci_type'] }], {
    function: first('type_id_name', 'type_id', 'apci_type', 'type'),
    function_code: 'type_code',
    unit_id: first('asdu_address', 'common_address'),
    address: first('info_obj_addr', 'ioa'),
    quantity: first('num_ix', 'object_count'),
    value: first('value', 'cause_tx'),
  }),
];
