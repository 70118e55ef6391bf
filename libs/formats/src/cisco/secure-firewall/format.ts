import { lineFormat } from '../../form/define';
import { MAPPING } from './mapping';
import { HEADLESS, parseCisco } from './parse';

/** Cisco Secure Firewall: ASA (also PIX and FWSM) and Firepower Threat Defense by syslog. */
export const ciscoSecureFirewall = lineFormat({
  name: 'cisco.secure-firewall',
  docs: 'https://www.cisco.com/c/en/us/td/docs/security/asa/syslog/asa-syslog.html',
  signs: [
    { contains: ['%ASA-', '%FTD-', '%PIX-', '%FWSM-', '%NGIPS-'], matches: /^.{0,300}%(?:ASA|FTD|PIX|FWSM|NGIPS)-(?:[\w-]{1,32}-)?[0-7]-\d{6}\b/s },
    // Relays may cut off the number.
    {
      matches:
        /^(?:(?:TunnelGroup <[^<>]{0,256}> )?(?:Group|GroupPolicy) <[^<>]{0,256}> User <|Group = [^,]{1,256}, (?:Username = [^,]{1,256}, )?IP = )/,
    },
    { matches: HEADLESS },
  ],
  parse: parseCisco,
  mapping: MAPPING,
});
