import { lineFormat } from '../../form/define';
import { MAPPING } from './mapping';
import { parsePanOs } from './parse';

const CSV =
  /^(?:: ?)?\d{0,10},[\d/]{6,10} [\d:]{4,8},[\w-]{0,40},(?:TRAFFIC|THREAT|SYSTEM|CONFIG|GLOBALPROTECT|HIP-?MATCH|USERID|DECRYPTION|AUTH(?:ENTICATION)?|CORRELATION|IPTAG|TUNNEL|SCTP|START|END),/;

/** Firewalls and Panorama of Palo Alto Networks by syslog: CSV (the default), CEF, LEEF. */
export const panOs = lineFormat({
  name: 'palo-alto.pan-os',
  docs: 'https://docs.paloaltonetworks.com/pan-os/11-1/pan-os-admin/monitoring/use-syslog-for-monitoring/syslog-field-descriptions',
  signs: [
    { matches: CSV },
    // Before the general formats of these envelopes.
    {
      contains: ['Palo Alto Networks|'],
      matches: /^.{0,512}\b(?:CEF: ?\d{1,2}|LEEF: ?[\d.]{1,4})\|Palo Alto Networks\|/s,
      whole: /Palo Alto Networks\|/,
    },
  ],
  parse: parsePanOs,
  mapping: MAPPING,
});
