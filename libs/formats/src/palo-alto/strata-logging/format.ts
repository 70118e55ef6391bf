import { jsonFormat } from '../../form/define';
import { MAPPING } from '../pan-os/mapping';
import { prepared } from '../pan-os/prepare';

/** Strata Logging Service (Prisma Access, firewalls that log to the cloud): JSON as its log forwarding writes it. */
export const strataLogging = jsonFormat({
  name: 'palo-alto.strata-logging',
  docs: 'https://docs.paloaltonetworks.com/strata-logging-service/log-reference',
  signs: [
    { has: ['LogType', 'Subtype', 'TimeGenerated'] },
    { has: ['LogType', 'SequenceNo', 'LogTime'] },
    { has: ['LogType', 'DeviceSN'] },
    { has: ['LogType', 'LogSourceID'] },
  ],
  prepare: prepared,
  mapping: { ...MAPPING, product: { vendor: 'Palo Alto Networks', name: 'PAN-OS' } },
});
