import { all, first, lookup, PRESENT, type Variant } from '../../form/form';
import { httpActivity } from '../../shared/flow';
import { tlsVersion } from '../../shared/tls-version';
import { FILE, FLOW, SOURCE, TARGET, URL } from './trees';

/** Sessions, and what was seen in them: pages, files, names and certificates. */
export const FLOWS: readonly [Variant, ...Variant[]] = [
  {
    when: { LogType: /^(?:TRAFFIC|TUNNEL|SCTP|START|END|GTP|IPTAG)$/i },
    class: 'network_activity',
    activity: lookup('Subtype', { start: 'Open', end: 'Close', drop: 'Refuse', deny: 'Refuse' }, 'Traffic'),
    event: FLOW,
  },
  {
    when: [{ LogType: /^THREAT$/i, Subtype: 'url' }, { LogType: /^URL$/i }],
    class: 'http_activity',
    activity: httpActivity('HTTPMethod'),
    event: {
      ...FLOW,
      dst_endpoint: { ...TARGET, hostname: first('DestinationDeviceHost', 'UrlParts.hostname') },
      http_request: {
        http_method: 'HTTPMethod',
        user_agent: 'UserAgent',
        referrer: 'Referer',
        x_forwarded_for: all('XForwardedFor', 'XFFIP'),
        url: URL,
      },
      // 9999 is the id of all URL filtering.
      metadata: { event_code: first('ThreatNumber', 'Subtype') },
    },
  },
  {
    when: [
      { LogType: /^THREAT$/i, Subtype: 'file', FileName: PRESENT },
      { LogType: /^FILE$/i, FileName: PRESENT },
    ],
    class: 'network_file_activity',
    activity: lookup(
      'FileType',
      [
        [/upload/i, 'Upload'],
        [/download/i, 'Download'],
      ],
      'Other',
    ),
    event: { ...FLOW, file: FILE },
  },
  {
    when: [{ LogType: /^THREAT$/i, Subtype: 'file' }, { LogType: /^FILE$/i }],
    class: 'network_activity',
    activity: 'Traffic',
    event: FLOW,
  },
  {
    when: { LogType: /^DECRYPTION$/i },
    class: 'network_activity',
    activity: lookup('Subtype', { start: 'Open', end: 'Close', drop: 'Refuse', deny: 'Refuse' }, 'Traffic'),
    event: {
      ...FLOW,
      status_detail: first('ErrorMessage', 'ErrorIndex'),
      policy: { name: 'PolicyName' },
      tls: {
        version: tlsVersion('TLSVersion'),
        cipher: 'TLSEncryptionAlgorithm',
        sni: 'ServerNameIndication',
        certificate: {
          subject: 'CommonName',
          issuer: 'IssuerCommonName',
          serial_number: 'CertificateSerial',
          created_time: 'TimeNotBefore',
          expiration_time: 'TimeNotAfter',
          version: 'CertificateVersion',
          fingerprints: all('Fingerprint'),
        },
      },
    },
  },
  {
    when: { LogType: /^DNS$/i },
    class: 'dns_activity',
    activity: 'Response',
    event: {
      ...FLOW,
      src_endpoint: SOURCE,
      dst_endpoint: { ip: first('DNSResolverIP', 'DestinationAddress'), port: 'DestinationPort', zone: 'ToZone' },
      query: { hostname: first('DNSQuery', 'DomainName', 'QueryName'), type: 'RecordType' },
      answers: 'DNSResponse',
    },
  },
];
