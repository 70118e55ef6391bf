import { first, PRESENT, when, type Variant } from '../../form/form';
import { ACTOR, inCategory, SOURCE, TARGET, type, USER, WORDS } from './trees';

/** Logons, and changes of accounts. */
export const PEOPLE: readonly Variant[] = [
  {
    when: inCategory(/ authentication /),
    class: 'authentication',
    activity: type(
      [
        [/ end /, 'Logoff'],
        [/ (?:start|info|access) /, 'Logon'],
      ],
      'Logon',
    ),
    event: {
      user: USER,
      src_endpoint: SOURCE,
      dst_endpoint: TARGET,
      service: { name: first('service.name', 'event.provider', 'event.module') },
      is_remote: when({ 'source.ip': PRESENT }, true),
      http_request: { user_agent: 'user_agent.original' },
    },
  },
  {
    when: { [`${WORDS}.category`]: / iam /, 'user.name': PRESENT },
    class: 'account_change',
    activity: type(
      [
        [/ creation /, 'Create'],
        [/ deletion /, 'Delete'],
        [/ change /, 'Other'],
      ],
      'Other',
    ),
    event: {
      user: { name: first('user.target.name', 'user.name'), uid: first('user.target.id', 'user.id'), email_addr: first('user.target.email') },
      actor: ACTOR,
      src_endpoint: SOURCE,
    },
  },
];
