/** What a site may set about opening incidents. */
export interface CorrelateSettings {
  /** Log-odds in bits that a group of findings is an attack before its evidence is looked at; change it when the reliability plot says so. */
  readonly priorBits: number;
  /** Probability at which a candidate opens. */
  readonly openAt: number;
  /** Findings kept per tenant; raise it with memory. */
  readonly mostFindings: number;
  /** Candidates kept per tenant, unseen. */
  readonly mostCandidates: number;
}

export const CORRELATE_SETTINGS: CorrelateSettings = {
  // One group of odd things in about 4,000 is an attack: some forty oddities a day and one attack a quarter.
  priorBits: -12,
  // Four in five: two independent findings of 7 bits, or one of 14. Automatic action asks for more (0.9).
  openAt: 0.8,
  mostFindings: 100_000,
  mostCandidates: 20_000,
};
