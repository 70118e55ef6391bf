/** cordon.yaml of the demonstration. */
export const DEMO_SETTINGS = `tenants:
  - { id: default, policy: policy.yaml, inventory: inventory.yaml }
sources:
  - { name: mail, tenant: default, trust: 2 }
  - { name: m365, tenant: default, trust: 2 }
  - { name: aws, tenant: default, trust: 2 }
  - { name: zeek, tenant: default, trust: 2 }
actuators:
  - { kind: simulator }
`;

/** Its policy: blocks and disables by itself, isolates workstations when data leaves. */
export const DEMO_POLICY = `name: demo
rules:
  - { verb: block_traffic, mode: auto, minProbability: 0.9, ttl: 1h }
  - { verb: disable_account, mode: auto, minProbability: 0.9, ttl: 8h }
  - { verb: isolate_device, classes: [workstation], mode: auto, minProbability: 0.9, tactics: [TA0010, TA0011], ttl: 4h }
  - { verb: isolate_device, mode: confirm, ttl: 4h }
budgets:
  - { verb: disable_account, perHour: 5, concurrent: 5 }
  - { verb: isolate_device, perHour: 5, concurrent: 10 }
`;
