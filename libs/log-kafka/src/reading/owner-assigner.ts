import { AssignerProtocol, type GroupMember, type PartitionAssigner } from 'kafkajs';
import { shareOut, type Holder } from './share-out';

/** A topic that a reader reads, with its partitions. */
export interface ReadTopic {
  readonly topic: string;
  readonly partitions: number;
  readonly mode: 'keyed' | 'all';
}

/** What a member tells the group when it joins. */
export interface Claim {
  /** Member id under which the owners were assigned; one that was thrown out has another now, and holds nothing. */
  readonly member: string;
  readonly holds: readonly number[];
  readonly leaving: boolean;
}

/**
 * Assigner that gives an owner number as a whole: its partition of every keyed topic, and with it all partitions of the topics read
 * by 'all'. Those go to several members at once, which the group protocol allows: positions come from checkpoints, not from the group.
 */
export function ownerAssigner(topics: readonly ReadTopic[], claim: () => Claim): PartitionAssigner {
  const name = 'CordonOwners';
  const owners = ownerCount(topics);
  return () => ({
    name,
    version: 0,
    assign: ({ members }) => {
      const shares = shareOut(members.map(holderOf), owners);
      return Promise.resolve(
        [...shares].map(([memberId, share]) => ({
          memberId,
          memberAssignment: AssignerProtocol.MemberAssignment.encode({
            version: 0,
            assignment: partitionsFor(topics, share),
            userData: Buffer.alloc(0),
          }),
        })),
      );
    },
    protocol: (subscription) => ({
      name,
      metadata: AssignerProtocol.MemberMetadata.encode({
        version: 0,
        topics: subscription.topics,
        userData: Buffer.from(JSON.stringify(claim())),
      }),
    }),
  });
}

/** Owners 0..n-1, n being the partitions of the keyed topics; 0 alone when none is keyed. */
export function ownerCount(topics: readonly ReadTopic[]): number {
  return Math.max(1, ...topics.filter(({ mode }) => mode === 'keyed').map(({ partitions }) => partitions));
}

/** The partitions of `topic` that an owner reads. */
export function partitionsOfOwner({ mode, partitions }: ReadTopic, owner: number): number[] {
  if (mode === 'all') return Array.from({ length: partitions }, (_, p) => p);
  return owner < partitions ? [owner] : [];
}

/** The other way round: owner numbers in an assignment. */
export function ownersIn(topics: readonly ReadTopic[], assignment: Readonly<Record<string, readonly number[]>>): Set<number> {
  const keyed = topics.filter(({ mode }) => mode === 'keyed');
  if (keyed.length > 0) return new Set(keyed.flatMap(({ topic }) => assignment[topic] ?? []));
  return topics.some(({ topic }) => (assignment[topic]?.length ?? 0) > 0) ? new Set([0]) : new Set();
}

function partitionsFor(topics: readonly ReadTopic[], share: readonly number[]): Record<string, number[]> {
  return Object.fromEntries(topics.map((one) => [one.topic, [...new Set(share.flatMap((owner) => partitionsOfOwner(one, owner)))]]));
}

function holderOf({ memberId, memberMetadata }: GroupMember): Holder {
  const claim = readClaim(AssignerProtocol.MemberMetadata.decode(memberMetadata)?.userData);
  return { member: memberId, holds: claim.member === memberId ? claim.holds : [], leaving: claim.leaving };
}

/** Another version's member may tell something else; then it holds nothing. */
function readClaim(userData: Buffer | undefined): Claim {
  try {
    const { member, holds, leaving } = JSON.parse(userData?.toString() ?? '') as Partial<Claim>;
    if (typeof member === 'string' && Array.isArray(holds) && holds.every(Number.isSafeInteger)) return { member, holds, leaving: leaving === true };
  } catch {
    // Not ours.
  }
  return { member: '', holds: [], leaving: false };
}
