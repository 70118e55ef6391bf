/** A cloud call that intruders make: how much it says by itself (bits), what it is for, and its ATT&CK ids. */
export interface SensitiveCall {
  readonly weight: number;
  readonly what: string;
  readonly tactic: string;
  readonly technique: string;
}

const call = (weight: number, what: string, tactic: string, technique: string): SensitiveCall => ({ weight, what, tactic, technique });

const keys = call(3.5, 'makes credentials', 'TA0003', 'T1098.001');
const rights = call(3.5, 'widens rights', 'TA0004', 'T1098.003');
const blinds = call(7, 'turns recording or detection off', 'TA0005', 'T1562.008');
const users = call(1.2, 'lists accounts and rights', 'TA0007', 'T1087.004');
const shares = call(3.5, 'shares data with others', 'TA0010', 'T1537');
const opens = call(3, 'opens stored data', 'TA0009', 'T1530');
const secrets = call(2, 'reads secrets', 'TA0006', 'T1555.006');
const runs = call(2.5, 'runs commands', 'TA0002', 'T1651');
const machines = call(1.5, 'makes machines', 'TA0005', 'T1578.002');
const deletes = call(3, 'destroys data', 'TA0040', 'T1485');
const mfa = call(4, 'weakens sign-in', 'TA0005', 'T1556.006');

const GROUPS: readonly (readonly [SensitiveCall, string])[] = [
  [
    blinds,
    'StopLogging DeleteTrail UpdateTrail PutEventSelectors DeleteDetector UpdateDetector DisableSecurityHub DeleteFlowLogs DeleteConfigurationRecorder StopConfigurationRecorder DeleteLogGroup DeleteLogStream',
  ],
  [mfa, 'DeactivateMFADevice DeleteVirtualMFADevice UpdateAccountPasswordPolicy DeleteAccountPasswordPolicy'],
  [keys, 'CreateAccessKey CreateLoginProfile UpdateLoginProfile UploadSSHPublicKey ImportKeyPair CreateServiceSpecificCredential GetFederationToken'],
  [call(2.5, 'makes an account', 'TA0003', 'T1136.003'), 'CreateUser CreateRole CreateSAMLProvider CreateOpenIDConnectProvider'],
  [
    rights,
    'AttachUserPolicy AttachRolePolicy AttachGroupPolicy PutUserPolicy PutRolePolicy PutGroupPolicy CreatePolicyVersion SetDefaultPolicyVersion UpdateAssumeRolePolicy AddUserToGroup AddRoleToInstanceProfile',
  ],
  [
    users,
    'ListUsers ListRoles ListGroups ListAccessKeys ListAttachedUserPolicies ListAttachedRolePolicies ListUserPolicies ListGroupsForUser GetAccountAuthorizationDetails GetAccountSummary GetLoginProfile SimulatePrincipalPolicy',
  ],
  [call(0.6, 'asks who it is', 'TA0007', 'T1087.004'), 'GetCallerIdentity'],
  [
    call(0.8, 'lists what there is', 'TA0007', 'T1580'),
    'ListBuckets DescribeInstances DescribeSnapshots DescribeDBInstances ListSecrets ListFunctions20150331 GetBucketAcl GetBucketPolicy',
  ],
  [shares, 'ModifySnapshotAttribute ModifyImageAttribute ModifyDBSnapshotAttribute PutBucketReplication'],
  [opens, 'PutBucketPolicy PutBucketAcl DeletePublicAccessBlock PutBucketPublicAccessBlock DeleteBucketPolicy'],
  [call(1, 'reads stored data', 'TA0009', 'T1530'), 'GetObject'],
  [secrets, 'GetSecretValue GetPasswordData GetParametersByPath'],
  [runs, 'SendCommand StartSession SendSSHPublicKey SendSerialConsoleSSHPublicKey CreateFunction20150331 UpdateFunctionCode20150331v2'],
  [machines, 'RunInstances CreateSnapshot CreateImage'],
  [deletes, 'DeleteBucket DeleteSnapshot DeleteDBInstance TerminateInstances ScheduleKeyDeletion DisableKey DeleteDBCluster DeleteVolume'],
];

/** By operation name (AWS service authorization reference); other clouds join with their own names. */
export const SENSITIVE_CALLS: ReadonlyMap<string, SensitiveCall> = new Map(
  GROUPS.flatMap(([c, names]) => names.split(' ').map((name) => [name, c] as const)),
);
