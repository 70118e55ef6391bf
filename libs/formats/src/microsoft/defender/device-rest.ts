import { ABSENT, PRESENT, type Tree, type Variant } from '../../form/form';
import { CONNECTION } from './connection';
import { ON_PROCESS } from './device';
import { ACTOR, FILE, INITIATOR } from './trees';

const BY_ITSELF: Tree = { actor: ACTOR, process: INITIATOR, activity_name: 'ActionType' };
const CERTIFICATE: Tree = {
  subject: 'Signer',
  issuer: 'Issuer',
  serial_number: 'CertificateSerialNumber',
  created_time: 'CertificateCreationTime',
  expiration_time: 'CertificateExpirationTime',
  fingerprints: ['SignerHash'],
};

/** What has no table of its own: a class by what the record is about. */
export const OTHER_DEVICE_EVENTS: readonly Variant[] = [
  {
    // Only the hash says which file it is.
    when: { table: 'DeviceFileCertificateInfo' },
    class: 'file_query',
    activity: 'Query',
    event: {
      actor: null,
      query_result_id: 1,
      file: { name: 'SHA1', hashes: ['SHA1'], type_id: 1, signature: { certificate: CERTIFICATE, algorithm_id: 0, developer_uid: 'SignatureType' } },
    },
  },
  {
    when: [
      { RemoteIP: PRESENT, DeviceId: PRESENT },
      { RemoteUrl: PRESENT, LocalIP: PRESENT, DeviceId: PRESENT },
      { RemoteUrl: PRESENT, FileName: ABSENT, DeviceId: PRESENT },
    ],
    class: 'network_activity',
    activity: 'Other',
    event: { ...CONNECTION, activity_name: 'ActionType' },
  },
  {
    when: { ActionType: /ApiCall$/, ProcessId: ABSENT, InitiatingProcessId: PRESENT },
    class: 'process_activity',
    activity: 'Other',
    event: BY_ITSELF,
  },
  { when: { ProcessId: PRESENT, InitiatingProcessId: PRESENT, DeviceId: PRESENT }, class: 'process_activity', activity: 'Other', event: ON_PROCESS },
  {
    when: { FileName: PRESENT, InitiatingProcessId: PRESENT, DeviceId: PRESENT },
    class: 'file_activity',
    activity: 'Other',
    event: { actor: ACTOR, file: FILE, activity_name: 'ActionType' },
  },
  {
    when: { LocalIP: PRESENT, LocalPort: PRESENT, DeviceId: PRESENT },
    class: 'network_activity',
    activity: 'Other',
    event: { ...CONNECTION, activity_name: 'ActionType' },
  },
  // What a process did by itself: a picture of the screen, the clipboard, its own memory.
  { when: { InitiatingProcessId: PRESENT, DeviceId: PRESENT }, class: 'process_activity', activity: 'Other', event: BY_ITSELF },
];
