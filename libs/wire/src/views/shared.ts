/** ATT&CK ids as OCSF `attacks[]`. Tactics and techniques are listed one by one: a finding does not say which belongs to which. */
export function attacks(tactics: readonly string[], techniques: readonly string[]): Record<string, unknown>[] {
  return [
    ...tactics.map((uid) => ({ version: '17', tactic: { uid } })),
    ...techniques.map((uid) => (uid.includes('.') ? { version: '17', sub_technique: { uid } } : { version: '17', technique: { uid } })),
  ];
}

/** Evidence in bits → OCSF severity: 1 informational, 2 low, 3 medium, 4 high. A single finding is never critical. */
export const severityOfBits = (bits: number): number => (bits >= 12 ? 4 : bits >= 7 ? 3 : bits >= 3 ? 2 : 1);
