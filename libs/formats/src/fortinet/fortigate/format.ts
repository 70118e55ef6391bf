import { lineFormat } from '../../form/define';
import { MAPPING } from './mapping';
import { parseFortiGate } from './parse';

/** FortiOS by syslog: `key=value` (the default), CSV, CEF. */
export const fortiGate = lineFormat({
  name: 'fortinet.fortigate',
  docs: 'https://docs.fortinet.com/document/fortigate/7.4.0/fortios-log-message-reference/357866/log-message-fields',
  signs: [
    {
      contains: ['logid='],
      matches: /^.{0,600}\blogid="?\d{3,10}"?.{1,40}\btype="?(?:traffic|event|utm|virus|webfilter|ips|app-ctrl|dlp|dns|ssl|anomaly|voip|gtp)\b/s,
    },
    { contains: ['|Fortinet|'], matches: /^(?:.{0,512}\bCEF: ?)?\d\|Fortinet\|Forti(?:gate|OS|wifi)\|/is, whole: /Fortinet\|/i },
  ],
  parse: parseFortiGate,
  mapping: MAPPING,
});
