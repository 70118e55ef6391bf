import { all, each, first, is, lookup, when, PRESENT } from '../../form/form';
import { flow, traffic, zeekLog } from '../log';

/** SSL::Info, X509::Info, OCSP::Info. Certificates are logged apart and joined by their fingerprint or file id, which is `certificate_chain` of the session. */
export const TLS = [
  zeekLog({
    name: 'ssl',
    members: [
      { has: ['cipher', 'established', 'resumed', 'id\\.orig_h'] },
      { has: ['resumed', 'established', 'id\\.orig_h'] },
      { has: ['ssl_history', 'established'] },
    ],
    variants: [
      traffic(
        {
          ...flow(is('ssl'), 'tcp'),
          tls: {
            version: first('version', is('unknown')),
            cipher: 'cipher',
            sni: 'server_name',
            ja3_hash: 'ja3',
            ja3s_hash: 'ja3s',
            certificate_chain: first('cert_chain_fps', 'cert_chain_fuids'),
            certificate: { subject: 'subject', issuer: 'issuer', serial_number: first('serial', 'cert_chain_fps[0]', 'cert_chain_fuids[0]') },
          },
          ja4_fingerprint_list: [
            { value: 'ja4', type_id: when({ ja4: PRESENT }, 1) },
            { value: 'ja4s', type_id: when({ ja4s: PRESENT }, 2) },
          ],
          status_id: lookup('established', { true: 'Success', false: 'Failure', T: 'Success', F: 'Failure' }),
          status_code: 'last_alert',
          status_detail: 'validation_status',
        },
        lookup('established', { true: 'Open', false: 'Fail', T: 'Open', F: 'Fail' }, 'Traffic'),
      ),
    ],
  }),
  zeekLog({
    name: 'x509',
    members: [{ has: ['certificate\\.serial', 'certificate\\.subject'] }, { has: ['certificate_serial', 'certificate_subject'] }],
    variants: [
      traffic({
        app_protocol_name: is('ssl'),
        tls: {
          version: is('unknown'),
          key_length: 'certificate.key_length',
          certificate: {
            issuer: 'certificate.issuer',
            subject: 'certificate.subject',
            serial_number: 'certificate.serial',
            version: 'certificate.version',
            created_time: 'certificate.not_valid_before',
            expiration_time: 'certificate.not_valid_after',
            uid: first('fingerprint', 'id'),
            fingerprints: all('fingerprint'),
            sans: each('san.dns', { name: '', type: is('dns') }),
          },
        },
      }),
    ],
  }),
  zeekLog({
    name: 'ocsp',
    members: [{ has: ['certStatus', 'issuerKeyHash'] }],
    variants: [
      traffic({
        app_protocol_name: is('ocsp'),
        status: 'certStatus',
        status_id: lookup('certStatus', { good: 'Success', revoked: 'Failure' }, 'Other'),
        status_detail: 'revokereason',
        tls: { version: is('unknown'), certificate: { issuer: 'issuerKeyHash', serial_number: 'serialNumber', uid: 'id' } },
      }),
    ],
  }),
];
