import { code, first, lookup, when, type First, type Mapping } from '../../form/form';
import { flowPrincipal } from '../../shared/flow';
import { asText } from '../../shared/json';
import { bindings } from './bindings';
import { FLOWS } from './flows';
import { THREATS } from './threats';
import { PEOPLE } from './people';
import { SYSTEM } from './system';

/** OCSF device.type_id. */
const FIREWALL = 9;

const LEVELS = { informational: 'Informational', low: 'Low', medium: 'Medium', high: 'High', critical: 'Critical' };

const SEVERITY: First = first(lookup('VendorSeverity', LEVELS), lookup('Severity', LEVELS));

/** Records of PAN-OS and of the Strata Logging Service under the service's names → OCSF. */
export const MAPPING: Mapping = {
  product: { vendor: 'Palo Alto Networks', name: 'PAN-OS' },
  // Of CSV only the high resolution time has a zone.
  time: first('TimeWithZone', 'TimeGenerated', 'EventTime', 'TimeReceived', 'LogTime'),
  // A sequence number is counted by device and log type.
  id: code(['SequenceNo'], (record) => {
    const number = record['SequenceNo'];
    if (typeof number === 'number' && !Number.isSafeInteger(number)) return undefined;
    const sequence = asText(number);
    const device = asText(record['DeviceSN']) ?? asText(record['LogSourceID']);
    return sequence === undefined || sequence === '0' || device === undefined
      ? undefined
      : `${device}/${asText(record['LogType']) ?? ''}/${sequence}`;
  }),
  event: {
    severity_id: SEVERITY,
    severity: first('VendorSeverity', 'Severity'),
    timezone_offset: when({ dtz: ['UTC', 'GMT'] }, 0),
    message: first('EventDescription', 'Description', 'AuthenticationDescription', 'ErrorMessage'),
    device: { hostname: first('DeviceName', 'LogSourceName'), uid: first('DeviceSN', 'LogSourceID'), type_id: FIREWALL },
    metadata: {
      log_name: 'LogType',
      event_code: first('EventName', 'EventIDValue', 'Subtype'),
      log_level: first('VendorSeverity', 'CefSeverity'),
      original_time: 'TimeGeneratedHighResolution',
      logged_time: first('TimeReceived', 'LogTime'),
      product: { name: first('Product'), version: first('ProductVersion') },
    },
  },
  variants: [
    ...FLOWS,
    ...THREATS,
    ...PEOPLE,
    ...SYSTEM,
    {
      class: 'base_event',
      activity: 99,
      event: { activity_name: first('EventName', 'Subtype'), actor: { user: first('said.user', 'SourceUser', 'User') } },
    },
  ],
  principal: flowPrincipal,
  bindings,
};
