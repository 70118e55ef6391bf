import { first, is, lookup, PRESENT, type Tree, type Variant } from '../../form/form';
import { registry } from '../events/objects';
import { ACTOR, FILE, SERVICE, USER } from './trees';

const WMI: Tree = {
  actor: { user: USER, process: { pid: 'pid' } },
  entity: {
    name: first('data.Name', 'data.Consumer', 'data.Filter'),
    type: first('data.EventType', is('WMI')),
    type_id: 99,
    data: { query: 'data.Query', destination: 'data.Destination', type: 'data.Type', filter: 'data.Filter', namespace: 'data.EventNamespace' },
  },
};

const OPERATION = lookup('data.Operation', { Created: 'Create', Modified: 'Update', Deleted: 'Delete' }, 'Other');

/** Files, disks, the registry, WMI, and Sysmon itself. */
export const OBJECTS: readonly Variant[] = [
  {
    when: { id: [2, 11, 15, 23, 26, 27, 28, 29], 'data.TargetFilename': PRESENT },
    class: 'file_activity',
    activity: lookup('id', {
      2: 'SetAttributes',
      11: 'Create',
      15: 'Create',
      23: 'Delete',
      26: 'Delete',
      27: 'Create',
      28: 'Delete',
      29: 'Create',
    }),
    event: {
      actor: ACTOR,
      file: FILE,
      action_id: lookup('id', { 27: 'Denied', 28: 'Denied' }),
      disposition_id: lookup('id', { 27: 'Blocked', 28: 'Blocked' }),
      unmapped: { stream: 'data.Contents', previous_created_time: 'data.PreviousCreationUtcTime' },
    },
  },
  {
    when: { id: 9 },
    class: 'file_activity',
    activity: 'Read',
    event: { actor: ACTOR, file: { name: 'data.Device', path: 'data.Device', type_id: 4 } },
  },
  {
    when: { id: [12, 13, 14], 'data.TargetObject': PRESENT },
    class: 'kernel_activity',
    activity: lookup('data.EventType', { CreateKey: 'Create', DeleteKey: 'Delete', DeleteValue: 'Delete' }, 'Other'),
    event: {
      activity_name: 'data.EventType',
      actor: ACTOR,
      ...registry('data.TargetObject', 'data.NewName', 'data.none'),
      unmapped: { reg_value: { data: 'data.Details' } },
    },
  },
  { when: { id: [19, 20, 21] }, class: 'entity_management', activity: OPERATION, event: WMI },
  {
    when: { id: [4, 16] },
    class: 'application_lifecycle',
    activity: lookup('data.State', { Started: 'Start', Stopped: 'Stop' }, 'Update'),
    event: {
      actor: SERVICE,
      app: { name: is('Sysmon'), version: 'data.Version' },
      unmapped: { configuration: { file: 'data.Configuration', hash: 'data.ConfigurationFileHash' } },
    },
  },
];
