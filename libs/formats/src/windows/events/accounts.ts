import { first, list, lookup, when, PRESENT, type Tree, type Variant } from '../../form/form';
import { security } from '../security';
import { ACTOR, TARGET_ACCOUNT, userOf } from '../trees';

/** `CN=Mira Holt,OU=…` names a member in the directory; a local one has only its SID. */
const MEMBER: Tree = { name: first('data.MemberName', 'data.MemberSid'), uid: 'data.MemberSid' };
const GROUP: Tree = { name: 'data.TargetUserName', uid: 'data.TargetSid', domain: 'data.TargetDomainName' };

/** Ids of group events in the order local, global, universal; security-enabled and not (Microsoft, "Audit Security Group Management", "Audit Distribution Group Management"). */
const CREATED = [4727, 4731, 4744, 4749, 4754, 4759, 4783, 4790];
const ADDED = [4728, 4732, 4746, 4751, 4756, 4761, 4785, 4787];
const REMOVED = [4729, 4733, 4747, 4752, 4757, 4762, 4786, 4788];
const DELETED = [4730, 4734, 4748, 4753, 4758, 4763, 4789, 4792];
const CHANGED = [4735, 4737, 4745, 4750, 4755, 4760, 4764, 4784, 4791];

/** Accounts and groups of the Security log (Microsoft, "Advanced security auditing": Account Management). */
export const ACCOUNTS: readonly Variant[] = [
  {
    when: security(4720, 4722, 4723, 4724, 4725, 4726, 4738, 4740, 4767, 4780, 4781, 4794, 4741, 4742, 4743),
    class: 'account_change',
    activity: lookup(
      'id',
      {
        4720: 'Create',
        4741: 'Create',
        4722: 'Enable',
        4723: 'PasswordChange',
        4724: 'PasswordReset',
        4725: 'Disable',
        4726: 'Delete',
        4743: 'Delete',
        4740: 'Lock',
        4767: 'Unlock',
      },
      'Other',
    ),
    event: {
      actor: ACTOR,
      user: when(
        { 'data.OldTargetUserName': PRESENT },
        { ...userOf('data.OldTarget', 'data.TargetSid'), domain: 'data.TargetDomainName' },
        { ...TARGET_ACCOUNT, full_name: 'data.DisplayName', email_addr: 'data.UserPrincipalName' },
      ),
      user_result: when(
        { 'data.NewTargetUserName': PRESENT },
        { name: 'data.NewTargetUserName', uid: 'data.TargetSid', domain: 'data.TargetDomainName' },
      ),
      // In 4740 the target's domain is the computer that the wrong passwords came from.
      src_endpoint: when({ id: 4740 }, { hostname: 'data.TargetDomainName' }, { hostname: 'data.Workstation' }),
    },
  },
  {
    when: security(...ADDED, ...REMOVED),
    class: 'group_management',
    activity: lookup('id', Object.fromEntries([...ADDED.map((id) => [id, 'AddUser']), ...REMOVED.map((id) => [id, 'RemoveUser'])])),
    event: { actor: ACTOR, group: GROUP, user: MEMBER },
  },
  {
    when: security(...CREATED, ...DELETED, ...CHANGED),
    class: 'group_management',
    activity: lookup('id', Object.fromEntries([...CREATED.map((id) => [id, 'Create']), ...DELETED.map((id) => [id, 'Delete'])]), 'Other'),
    event: { actor: ACTOR, group: GROUP },
  },
  {
    when: security(4799),
    class: 'group_management',
    activity: 'Other',
    event: { actor: ACTOR, group: GROUP },
  },
  {
    when: security(4798),
    class: 'account_change',
    activity: 'Other',
    event: { actor: ACTOR, user: TARGET_ACCOUNT },
  },
  {
    when: security(4703, 4704, 4705, 4717, 4718),
    class: 'user_access',
    activity: lookup('id', { 4704: 'AssignPrivileges', 4717: 'AssignPrivileges', 4705: 'RevokePrivileges', 4718: 'RevokePrivileges' }, 'Other'),
    event: {
      actor: ACTOR,
      user: {
        name: first('data.TargetUserName', 'data.TargetSid'),
        uid: first('data.TargetSid', 'data.TargetUserSid'),
        domain: 'data.TargetDomainName',
      },
      privileges: first(
        list('data.PrivilegeList', /\s+/),
        list('data.AccessGranted', /\s+/),
        list('data.AccessRemoved', /\s+/),
        list('data.EnabledPrivilegeList', /\s+/),
        list('data.DisabledPrivilegeList', /\s+/),
      ),
    },
  },
];
