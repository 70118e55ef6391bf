/** A tactic of MITRE ATT&CK (attack.mitre.org) as Cordon orders and speaks of it. */
export interface Tactic {
  readonly name: string;
  /** How far an attack has come, 0 preparation .. 6 damage. ATT&CK itself has no order; this one is by what it costs the defender. */
  readonly stage: number;
  /** In a title: "phishing, then <phrase>". */
  readonly phrase: string;
}

export const TACTICS: Readonly<Record<string, Tactic>> = {
  TA0043: { name: 'Reconnaissance', stage: 0, phrase: 'reconnaissance' },
  TA0042: { name: 'Resource Development', stage: 0, phrase: 'preparation' },
  TA0001: { name: 'Initial Access', stage: 1, phrase: 'initial access' },
  TA0002: { name: 'Execution', stage: 2, phrase: 'execution' },
  TA0005: { name: 'Defense Evasion', stage: 3, phrase: 'defence evasion' },
  TA0003: { name: 'Persistence', stage: 3, phrase: 'persistence' },
  TA0004: { name: 'Privilege Escalation', stage: 3, phrase: 'privilege escalation' },
  TA0006: { name: 'Credential Access', stage: 3, phrase: 'credential theft' },
  TA0007: { name: 'Discovery', stage: 3, phrase: 'discovery' },
  TA0008: { name: 'Lateral Movement', stage: 4, phrase: 'lateral movement' },
  TA0009: { name: 'Collection', stage: 4, phrase: 'collection of data' },
  TA0011: { name: 'Command and Control', stage: 4, phrase: 'command and control' },
  TA0010: { name: 'Exfiltration', stage: 5, phrase: 'exfiltration' },
  TA0040: { name: 'Impact', stage: 6, phrase: 'damage' },
  TA0106: { name: 'Impair Process Control', stage: 6, phrase: 'tampering with a physical process' },
  TA0107: { name: 'Inhibit Response Function', stage: 6, phrase: 'tampering with safety functions' },
};
