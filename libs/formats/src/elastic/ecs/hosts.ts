import { first, PRESENT, type Variant } from '../../form/form';
import { ACTOR, FILE, PARENT, PROCESS, type, USER, WORDS } from './trees';

/** Processes and files. */
export const HOSTS: readonly Variant[] = [
  {
    when: { [`${WORDS}.category`]: / process /, 'process.pid': PRESENT },
    class: 'process_activity',
    activity: type(
      [
        [/ start /, 'Launch'],
        [/ end /, 'Terminate'],
        [/ access /, 'Open'],
      ],
      'Other',
    ),
    event: { process: PROCESS, actor: { user: USER, process: PARENT, app_name: first('event.provider', 'event.module') } },
  },
  {
    when: [
      { [`${WORDS}.category`]: / file /, 'file.name': PRESENT, 'host.name': PRESENT },
      { [`${WORDS}.category`]: / file /, 'file.path': PRESENT, 'host.name': PRESENT },
    ],
    class: 'file_activity',
    activity: type(
      [
        [/ creation /, 'Create'],
        [/ deletion /, 'Delete'],
        [/ change /, 'Update'],
        [/ access /, 'Read'],
      ],
      'Other',
    ),
    event: { file: FILE, actor: ACTOR },
  },
];
