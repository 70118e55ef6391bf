/** A member of a group and the owners (partition numbers) that it holds now, counting those it is just giving up. */
export interface Holder {
  readonly member: string;
  readonly holds: readonly number[];
  /** Takes nothing and gives up everything. */
  readonly leaving: boolean;
}

/**
 * Shares owners 0..count-1 evenly. Each keeps what it holds up to its share; what it must give up goes to nobody for now: it is
 * free once its holder has written its state and says so by joining again, and only then another may load it. (The two steps of
 * Kafka's cooperative rebalance, KIP-429, which kafkajs lacks.) Held by two, after a member was silent: both give it up.
 */
export function shareOut(members: readonly Holder[], count: number): Map<string, number[]> {
  const present = members.filter((m) => !m.leaving);
  const shares = new Map(members.map((m) => [m.member, [] as number[]]));
  if (present.length === 0) return shares;
  const holders = new Map<number, string[]>();
  for (const { member, holds } of members) for (const owner of holds) holders.set(owner, [...(holders.get(owner) ?? []), member]);
  const heldAlone = (owner: number): boolean => holders.get(owner)?.length === 1;

  // Whoever holds most gets the larger share where they differ by one, so that the least moves.
  const byHolding = [...present].sort((a, b) => b.holds.length - a.holds.length || (a.member < b.member ? -1 : 1));
  const limit = new Map(byHolding.map((m, i) => [m.member, Math.floor(count / present.length) + (i < count % present.length ? 1 : 0)]));
  for (const { member, holds } of byHolding) {
    const kept = [...new Set(holds)].filter((owner) => owner < count && heldAlone(owner)).sort((a, b) => a - b);
    shares.set(member, kept.slice(0, limit.get(member)));
  }
  for (let owner = 0; owner < count; owner++) {
    if (holders.has(owner)) continue;
    const taker = byHolding.find(({ member }) => (shares.get(member)?.length ?? 0) < (limit.get(member) ?? 0));
    if (taker) shares.get(taker.member)?.push(owner);
  }
  return shares;
}
