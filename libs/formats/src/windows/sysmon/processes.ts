import { PRESENT, when, type Variant } from '../../form/form';
import { fileAt, processAt } from '../trees';
import { ACROSS, ACTOR, HASHES, IMAGE, INTEGRITY, PARENT, SERVICE, SIGNATURE, USER } from './trees';

/** Processes, what they load, and what they do to one another. */
export const PROCESSES: readonly [Variant, ...Variant[]] = [
  {
    when: { id: 1 },
    class: 'process_activity',
    activity: 'Launch',
    event: {
      actor: { user: when({ 'data.ParentUser': PRESENT }, 'data.ParentUser', USER), process: PARENT },
      process: {
        ...processAt('data.Image'),
        file: fileAt('data.Image', {
          hashes: HASHES,
          product: { name: 'data.Product', version: 'data.FileVersion', vendor_name: 'data.Company' },
          company_name: 'data.Company',
          desc: 'data.Description',
          internal_name: 'data.OriginalFileName',
          version: 'data.FileVersion',
        }),
        pid: 'data.ProcessId',
        uid: 'data.ProcessGuid',
        cmd_line: 'data.CommandLine',
        working_directory: 'data.CurrentDirectory',
        user: 'data.User',
        session: { uid: 'data.LogonId', uid_alt: 'data.LogonGuid', terminal: 'data.TerminalSessionId' },
        integrity: 'data.IntegrityLevel',
        integrity_id: INTEGRITY,
        created_time: 'data.UtcTime',
        parent_process: PARENT,
      },
    },
  },
  { when: { id: 5 }, class: 'process_activity', activity: 'Terminate', event: { actor: { user: USER, process: IMAGE }, process: IMAGE } },
  {
    when: { id: 7 },
    class: 'module_activity',
    activity: 'Load',
    event: {
      actor: ACTOR,
      module: {
        load_type_id: 1,
        file: fileAt('data.ImageLoaded', {
          hashes: HASHES,
          signature: SIGNATURE,
          company_name: 'data.Company',
          desc: 'data.Description',
          internal_name: 'data.OriginalFileName',
          version: 'data.FileVersion',
          product: { name: 'data.Product', version: 'data.FileVersion', vendor_name: 'data.Company' },
        }),
      },
    },
  },
  {
    when: { id: 6 },
    class: 'kernel_extension_activity',
    activity: 'Load',
    event: { actor: SERVICE, driver: { file: fileAt('data.ImageLoaded', { hashes: HASHES, signature: SIGNATURE }) } },
  },
  {
    when: { id: 8 },
    class: 'process_activity',
    activity: 'Inject',
    event: {
      ...ACROSS,
      injection_type_id: 1,
      module: { function_name: 'data.StartFunction', start_address: 'data.StartAddress', file: 'data.StartModule', load_type_id: 0 },
    },
  },
  {
    when: { id: 10 },
    class: 'process_activity',
    activity: 'Open',
    event: {
      ...ACROSS,
      requested_permissions: 'data.GrantedAccess',
      unmapped: { call_trace: 'data.CallTrace', granted_access: 'data.GrantedAccess' },
    },
  },
  {
    when: { id: 25 },
    class: 'process_activity',
    activity: 'Inject',
    event: { actor: ACTOR, process: IMAGE, injection_type: 'data.Type', injection_type_id: 99 },
  },
];
