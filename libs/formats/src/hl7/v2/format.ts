import { lineFormat } from '../../form/define';
import { first, is, lookup } from '../../form/form';
import type { Json } from '../../shared/json';

/** Bytes that MLLP puts around a message (HL7 Transport: MLLP, release 2): vertical tab before it, file separator and carriage return behind it. */
const START = /^[\u000b\s]{0,8}MSH[^\w\s]/;
/** Fields of the header; a message may be megabytes of observations, of which nothing is read. */
const MAX_FIELDS = 32;
const MAX_SEGMENT = 8_192;

/**
 * The message header (MSH) and the acknowledgement (MSA), by their fields' names in HL7 v2.9, chapter 2. **Nothing of the other segments is read**: they are
 * about patients. The second sign of MSH is the separator of fields, the first of its second field that of components.
 */
function parse(message: string): Json | undefined {
  const start = message.indexOf('MSH');
  if (start < 0) return undefined;
  const separator = message.charAt(start + 3);
  const component = message.charAt(start + 4);
  const header = segment(message, start).split(separator, MAX_FIELDS);
  if (header.length < 9 || component === '') return undefined;
  const [, , app, facility, toApp, toFacility, at, , type, controlId, processing, version] = header;
  const [kind, trigger, structure] = (type ?? '').split(component);
  const ends = { sending: named(app, facility, component), receiving: named(toApp, toFacility, component) };
  const found = /[\r\n]MSA/.exec(message.slice(0, start + MAX_SEGMENT * 2));
  const [, answer, answered] = found ? segment(message, found.index + 1).split(separator, MAX_FIELDS) : [];
  return {
    ...ends,
    time: (at ?? '').split(component)[0],
    type: [kind, trigger].filter((t) => t !== undefined && t !== '').join('^'),
    kind,
    trigger,
    structure,
    control_id: controlId,
    processing_id: (processing ?? '').split(component)[0],
    version: (version ?? '').split(component)[0],
    acknowledgement: answer,
    acknowledged: answered,
  };
}

const named = (app: string | undefined, facility: string | undefined, component: string): Json => ({
  application: (app ?? '').split(component)[0],
  facility: (facility ?? '').split(component)[0],
});

function segment(message: string, start: number): string {
  const text = message.slice(start, start + MAX_SEGMENT);
  const end = text.search(/[\r\n\u001c]/);
  return end < 0 ? text : text.slice(0, end);
}

/** HL7 v2 messages: who sent what kind of message to whom, and how it was answered. */
export const hl7v2 = lineFormat({
  name: 'hl7.v2',
  docs: 'https://www.hl7.eu/HL7v2x/v29/std29/ch02.html',
  signs: [{ whole: START }, { matches: START }],
  parse,
  mapping: {
    product: { vendor: 'HL7', name: 'HL7 v2' },
    time: 'time',
    id: 'control_id',
    event: {
      message: 'type',
      actor: { app_name: first('sending.application', is('HL7')) },
      src_endpoint: { svc_name: 'sending.application', domain: 'sending.facility', name: 'sending.facility' },
      dst_endpoint: { svc_name: 'receiving.application', domain: 'receiving.facility', name: 'receiving.facility' },
      api: { operation: first('type', is('unknown')), version: 'version', service: { name: 'receiving.application' } },
      status_code: 'acknowledgement',
      status_id: lookup('acknowledgement', { AA: 'Success', CA: 'Success', AE: 'Failure', CE: 'Failure', AR: 'Failure', CR: 'Failure' }),
      metadata: { event_code: 'type', correlation_uid: 'acknowledged' },
    },
    variants: [
      {
        class: 'api_activity',
        activity: lookup(
          'kind',
          { ADT: 'Update', ORU: 'Create', ORM: 'Create', OMG: 'Create', SIU: 'Update', MDM: 'Create', QRY: 'Read', QBP: 'Read' },
          'Other',
        ),
        event: {},
      },
    ],
  },
});
