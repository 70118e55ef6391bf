import { lookup, type Lookup } from '../form/form';

/** Spellings of firewalls (`TLSv1.2`, `tls1.2`, `SSL3.0`) → the bare number. */
export const tlsVersion = (path: string): Lookup =>
  lookup(path, [
    [/^tls ?v?1\.3$/i, '1.3'],
    [/^tls ?v?1\.2$/i, '1.2'],
    [/^tls ?v?1\.1$/i, '1.1'],
    [/^tls ?v?1(?:\.0)?$/i, '1.0'],
    [/^ssl ?v?3(?:\.0)?$/i, '3.0'],
  ]);
