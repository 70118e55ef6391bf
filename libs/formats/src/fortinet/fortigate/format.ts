import { lineFormat } from '../../form/define';
import { MAPPING } from './mapping';
import { parseFortiGate } from './parse';

/** FortiOS by syslog: `key=value` (the default), CSV, CEF. */
export const fortiGate = lineFormat({
  name: 'fortinet.fortigate',
  docs: 'https://docs.fortinet.com/document/fortigate/7.4.0/fortios-log-message-reference/357866/log-message-fields',
  signs: [
    // Names that only FortiOS has side by side, in whatever order a relay or an older version puts them; other products of Fortinet say `pri` for `level`.
    {
      contains: ['type='],
      matches:
        /^(?=.{0,4096}\b(?:logid|log_id|logdesc|devid|devname|device_id|eventtime|vd)=)(?=.{0,4096}\blevel="{0,2}[a-z]{4,11}\b)(?=.{0,4096}\btype="{0,2}(?:traffic|event|utm|virus|webfilter|ips|emailfilter|app-ctrl|anomaly|attack|dlp|dns|voip|gtp)\b)(?=.{0,4096}\bsubtype=)/s,
    },
    {
      contains: ['logid='],
      matches: /^.{0,600}\blogid="?\d{3,10}"?.{1,40}\btype="?(?:traffic|event|utm|virus|webfilter|ips|app-ctrl|dlp|dns|ssl|anomaly|voip|gtp)\b/s,
    },
    { contains: ['|Fortinet|'], matches: /^(?:.{0,512}\bCEF: ?)?\d\|Fortinet\|Forti(?:gate|OS|wifi)[^|]{0,32}\|/is, whole: /Fortinet\|/i },
  ],
  parse: parseFortiGate,
  mapping: MAPPING,
});
