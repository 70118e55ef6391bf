import { code, first, lookup, PRESENT, type Variant } from '../../form/form';
import { httpActivity } from '../../shared/flow';
import { asText, isObject, parseJson, type Json } from '../../shared/json';
import { CONNECTION } from './connection';

const A = 'AdditionalFields';
const more = (record: Json): Json => (isObject(record[A]) ? record[A] : {});

/** `host` and `uri` of an inspected request as one address. */
const ADDRESS = code([`${A}.host`, `${A}.uri`], (record) => {
  const [host, uri] = [asText(more(record)['host']), asText(more(record)['uri'])];
  return host === undefined ? undefined : `http://${host}${uri ?? '/'}`;
});
const MAX_ANSWERS = 64;
/** Answers as a list, or as the text of one. */
const ANSWERS = code([`${A}.answers`], (record) => {
  const { answers } = more(record);
  const json = typeof answers === 'string' ? parseJson(answers) : undefined;
  const list: unknown = json?.kind === 'ok' ? json.value : answers;
  if (!Array.isArray(list)) return undefined;
  const found = list.slice(0, MAX_ANSWERS).flatMap((item: unknown) => {
    const rdata = asText(item);
    return rdata === undefined || rdata === '' ? [] : [{ rdata }];
  });
  return found.length > 0 ? found : undefined;
});

/** Connections that the sensor looked into (Microsoft, "DeviceNetworkEvents": `…ConnectionInspected`, by Zeek). */
export const INSPECTED: readonly Variant[] = [
  {
    when: { ActionType: 'DnsConnectionInspected', [`${A}.query`]: PRESENT },
    class: 'dns_activity',
    activity: 'Traffic',
    event: {
      ...CONNECTION,
      url: null,
      query: { hostname: `${A}.query`, type: `${A}.qtype_name`, class: `${A}.qclass_name` },
      answers: ANSWERS,
      rcode: `${A}.rcode_name`,
    },
  },
  {
    when: { ActionType: 'HttpConnectionInspected', [`${A}.host`]: PRESENT },
    class: 'http_activity',
    activity: httpActivity(`${A}.method`),
    event: {
      ...CONNECTION,
      url: null,
      http_request: {
        url: ADDRESS,
        http_method: `${A}.method`,
        user_agent: `${A}.user_agent`,
        length: `${A}.request_body_len`,
        version: `${A}.version`,
      },
      http_response: { code: `${A}.status_code`, status: `${A}.status_msg`, length: `${A}.response_body_len` },
      status_id: lookup(`${A}.status_code`, [
        [/^[123]/, 'Success'],
        [/^[45]/, 'Failure'],
      ]),
      status_code: first(`${A}.status_code`),
    },
  },
];
