import { lookup, type Lookup } from '../form/form';

/** How DNS writes its codes (RFC 6895, section 2.3) → rcode_id. */
export const dnsCode = (path: string): Lookup =>
  lookup(path, {
    NOERROR: 'NoError',
    FORMERR: 'FormError',
    SERVFAIL: 'ServError',
    NXDOMAIN: 'NXDomain',
    NOTIMP: 'NotImp',
    REFUSED: 'Refused',
    YXDOMAIN: 'YXDomain',
    YXRRSET: 'YXRRSet',
    NXRRSET: 'NXRRSet',
    NOTAUTH: 'NotAuth',
    NOTZONE: 'NotZone',
    BADVERS: 'BADSIGVERS',
    BADKEY: 'BADKEY',
    BADTIME: 'BADTIME',
    BADMODE: 'BADMODE',
    BADNAME: 'BADNAME',
    BADALG: 'BADALG',
    BADTRUNC: 'BADTRUNC',
    BADCOOKIE: 'BADCOOKIE',
  });
