/** Blocks and disables by itself, and isolates workstations when data leaves: what tests let the engine do to simulated targets. */
export const POLICY = `name: test
rules:
  - { verb: block_traffic, mode: auto, minProbability: 0.9 }
  - { verb: disable_account, mode: auto, minProbability: 0.9 }
  - { verb: isolate_device, classes: [workstation], mode: auto, minProbability: 0.9, tactics: [TA0010, TA0011] }
`;
