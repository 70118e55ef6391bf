import { code, type Code } from '../../form/form';
import { asText, type Json } from '../../shared/json';

/** `ThreatPurpose:ResourceTypeAffected/ThreatFamilyName.DetectionMechanism!Artifact` (GuardDuty user guide, "Finding format"). */
const TYPE = /^([A-Za-z]{3,40}):([A-Za-z0-9]{2,40})\/([^.!]{2,80})(?:\.([^!]{1,60}))?(?:!(.{1,60}))?$/;
const partsOf = (record: Json): RegExpExecArray | null => TYPE.exec(asText(record['type']) ?? '');

/** The type, and by themselves what the attack is for and which kind of activity it is. */
export const typeParts: Code = code(['type'], (record) => {
  const type = asText(record['type']);
  const [, purpose, , family] = partsOf(record) ?? [];
  return type === undefined ? undefined : [type, purpose, family].filter((part) => part !== undefined);
});

/** Purposes that are tactics of ATT&CK; the others (Backdoor, Trojan, Policy, …) are none. */
const TACTICS: ReadonlyMap<string, readonly [uid: string, name: string]> = new Map([
  ['Recon', ['TA0043', 'Reconnaissance']],
  ['InitialAccess', ['TA0001', 'Initial Access']],
  ['Execution', ['TA0002', 'Execution']],
  ['Persistence', ['TA0003', 'Persistence']],
  ['PrivilegeEscalation', ['TA0004', 'Privilege Escalation']],
  ['DefenseEvasion', ['TA0005', 'Defense Evasion']],
  ['Stealth', ['TA0005', 'Defense Evasion']],
  ['CredentialAccess', ['TA0006', 'Credential Access']],
  ['Discovery', ['TA0007', 'Discovery']],
  ['Exfiltration', ['TA0010', 'Exfiltration']],
  ['Impact', ['TA0040', 'Impact']],
]);

export const attacks: Code = code([], (record) => {
  const tactic = TACTICS.get(partsOf(record)?.[1] ?? '');
  return tactic && [{ tactic: { uid: tactic[0], name: tactic[1] } }];
});
