import { lookup, type Lookup } from '../form/form';

/** Commands of FTP (RFC 959, 3659) → activity of ftp_activity. */
export const ftpActivity = (path: string): Lookup =>
  lookup(
    path,
    {
      STOR: 'Put',
      STOU: 'Put',
      APPE: 'Put',
      RETR: 'Get',
      DELE: 'Delete',
      RMD: 'Delete',
      RNFR: 'Rename',
      RNTO: 'Rename',
      LIST: 'List',
      NLST: 'List',
      MLSD: 'List',
    },
    'Other',
  );
