/** A person as inventory.yaml and directories tell of one; keys are canonical. What only an inventory says (class, device, protection) a directory leaves out. */
export interface Person {
  readonly name: string;
  readonly mail: string;
  readonly upn: string;
  readonly id?: string;
  readonly sid?: string;
  readonly objectId?: string;
  /** ARNs of the person's IAM users. */
  readonly arns: readonly string[];
  /** Other user keys of the same person, as directories have them: further addresses, `domain\\name`, the account name alone. */
  readonly aliases?: readonly string[];
  readonly department?: string;
  readonly title?: string;
  /** UPN of the manager, where that person is known too. */
  readonly manager?: string;
  readonly criticality?: number;
  readonly class?: string;
  readonly tags?: readonly string[];
  /** Key of a device in `assets`. */
  readonly device?: string;
  readonly protected?: string;
}

/** A device as inventory.yaml and lists of assets tell of one; keys are canonical. */
export interface Asset {
  /** Strongest identifier given: id, else host name. */
  readonly key: string;
  readonly hostname?: string;
  readonly ip?: string;
  readonly mac?: string;
  readonly class?: string;
  readonly criticality?: number;
  /** UPN of a person. */
  readonly owner?: string;
  readonly protected?: string;
}
