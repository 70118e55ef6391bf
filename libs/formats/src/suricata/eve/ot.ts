import { first, is, lookup, PRESENT, when, type Tree, type Variant } from '../../form/form';
import { ENDS } from './common';

const variant = (protocol: string, event_type: string, ot: Tree, more: Tree = {}): Variant => ({
  when: { event_type },
  class: 'network_activity',
  activity: 'Traffic',
  event: {
    ...ENDS,
    app_protocol_name: is(protocol),
    app_name: is(protocol),
    ...more,
    unmapped: { ot: { protocol: is(protocol), ...ot } },
  },
});

/** A transaction has a request, a response or both; it is of the client as soon as the request is there. */
const role = (protocol: string): Tree[string] =>
  when({ [`${protocol}.request`]: PRESENT }, is('client'), when({ [`${protocol}.response`]: PRESENT }, is('server')));

/** Industrial protocols that Suricata reads, with the object `ot` of all formats. */
export const OT: readonly Variant[] = [
  variant(
    'modbus',
    'modbus',
    {
      role: role('modbus'),
      function: first('modbus.request.function_code', 'modbus.response.function_code'),
      function_code: first('modbus.request.function_raw', 'modbus.response.function_raw'),
      unit_id: first('modbus.request.unit_id', 'modbus.response.unit_id'),
      address: first('modbus.request.write.address', 'modbus.request.read.address', 'modbus.request.mask.address'),
      quantity: first('modbus.request.write.quantity', 'modbus.request.read.quantity'),
      value: first('modbus.request.write.data', 'modbus.response.read.data', 'modbus.response.write.data', 'modbus.request.diagnostic.data'),
      exception: 'modbus.response.exception.code',
    },
    {
      message: first('modbus.request.access_type', 'modbus.request.function_code'),
      status_id: when({ 'modbus.response.exception': PRESENT }, is('Failure')),
    },
  ),
  variant('dnp3', 'dnp3', {
    role: first(
      lookup('dnp3.type', { request: 'client', response: 'server', unsolicited_response: 'server' }),
      first(lookup('dnp3.request.type', { request: 'client' })),
      first(lookup('dnp3.response.type', [[/response/, 'server']])),
    ),
    function: first('dnp3.application.function_code', 'dnp3.request.application.function_code', 'dnp3.response.application.function_code'),
    function_code: first('dnp3.application.function_code', 'dnp3.request.application.function_code', 'dnp3.response.application.function_code'),
    unit_id: first('dnp3.dst', 'dnp3.request.dst', 'dnp3.response.dst'),
    address: first(
      'dnp3.application.objects[0].points[0].index',
      'dnp3.request.application.objects[0].points[0].index',
      'dnp3.request.application.objects[0].start',
    ),
    quantity: first('dnp3.application.objects[0].count', 'dnp3.request.application.objects[0].count'),
    value: first('dnp3.application.objects', 'dnp3.request.application.objects', 'dnp3.response.application.objects'),
    exception: first('dnp3.iin.indicators', 'dnp3.response.iin.indicators'),
  }),
  variant('enip', 'enip', {
    role: role('enip'),
    function: first('enip.request.cip.service', 'enip.request.command', 'enip.response.cip.service', 'enip.response.command'),
    unit_id: first('enip.request.header.session', 'enip.request.session'),
    address: first('enip.request.cip.class_name', 'enip.request.cip.class'),
    value: 'enip.request.cip.multiple',
    exception: first('enip.response.cip.status', 'enip.response.status'),
  }),
];
