import { all, first, is, list, lookup } from '../../form/form';
import { zeekLog } from '../log';

/** The sender of a file (`tx_hosts`) is what it was fetched from; newer logs have the connection itself and say who sent with `is_orig`. */
const ENDS = {
  src_endpoint: { ip: first('id.orig_h', 'rx_hosts[0]'), port: 'id.orig_p' },
  dst_endpoint: { ip: first('id.resp_h', 'tx_hosts[0]'), port: 'id.resp_p' },
};

/** Files::Info, PE::Info. A file is Network File Activity: an upload when the originator sent it. */
export const FILES = [
  zeekLog({
    name: 'files',
    members: [{ has: ['fuid', 'seen_bytes'] }, { has: ['seen_bytes', 'missing_bytes', 'overflow_bytes'] }],
    variants: [
      {
        class: 'network_file_activity',
        activity: lookup('is_orig', { true: 'Upload', T: 'Upload', false: 'Download', F: 'Download' }, 'Download'),
        event: {
          ...ENDS,
          actor: { app_name: first('source', is('Zeek')) },
          app_protocol_name: 'source',
          connection_info: { uid: first('uid', 'conn_uids[0]'), community_uid: 'community_id' },
          file: {
            name: first('filename', 'fuid'),
            uid: 'fuid',
            mime_type: 'mime_type',
            size: first('total_bytes', 'seen_bytes'),
            hashes: all('md5', 'sha1', 'sha256'),
            path: 'extracted',
            type_id: 1,
          },
          traffic: { bytes: 'seen_bytes', bytes_missed: 'missing_bytes' },
        },
      },
    ],
  }),
  zeekLog({
    name: 'pe',
    members: [{ has: ['compile_ts', 'subsystem'] }, { has: ['has_import_table', 'is_exe'] }],
    variants: [
      {
        class: 'network_file_activity',
        activity: 'Other',
        event: {
          actor: { app_name: is('Zeek') },
          src_endpoint: { svc_name: is('Zeek') },
          file: {
            name: 'id',
            uid: 'id',
            created_time: 'compile_ts',
            type_id: lookup('is_exe', { true: 'ExecutableFile', T: 'ExecutableFile' }, 'RegularFile'),
          },
          unmapped: { pe: { machine: 'machine', os: 'os', subsystem: 'subsystem', section_names: list('section_names', ',') } },
        },
      },
    ],
  }),
];
