import { setTimeout as pause } from 'node:timers/promises';
import type { Positions, Reader } from '@cordon/runtime';
import { CordonError } from '@cordon/wire';
import type { Settings } from '../options';
import type { Claim } from './owner-assigner';

/** An owner that the reader has been told to be, or is being told. */
interface Held {
  /** Member id under which it was assigned. */
  readonly member: string;
}

export interface OwnersParts {
  readonly reader: Reader;
  readonly settings: Settings;
  /** Owner loaded: from now on it gets records. Outages reject. */
  readonly seat: (owner: number, positions: Positions) => Promise<void>;
  /** From now on it gets none. */
  readonly unseat: (owner: number) => void;
  readonly failed: (error: unknown) => void;
}

const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 5_000;

/**
 * Calls `assigned` and `revoked`, one at a time for an owner, until what is held is what the group wants. What is given up stays
 * claimed until `revoked` has resolved; then the group is told, and only then does another member load it.
 */
export class Owners {
  private readonly held = new Map<number, Held>();
  private readonly turns = new Map<number, Promise<void>>();
  private wanted: ReadonlySet<number> = new Set();
  private member = '';
  private leaving = false;
  private rejoin = false;

  constructor(private readonly parts: OwnersParts) {}

  /** A member id that has changed means that the group had thrown this member out: what it held may be another's by now. */
  want(member: string, owners: ReadonlySet<number>): void {
    if (this.leaving) return;
    this.member = member;
    this.wanted = owners;
    this.settleAll();
  }

  /** Gives everything up; resolves when all is revoked. */
  async leave(): Promise<void> {
    this.leaving = true;
    this.wanted = new Set();
    this.settleAll();
    await Promise.all(this.turns.values());
  }

  claim(): Claim {
    return { member: this.member, holds: [...this.held.keys()], leaving: this.leaving };
  }

  takeRejoin(): boolean {
    const rejoin = this.rejoin && !this.leaving;
    this.rejoin = false;
    return rejoin;
  }

  holds(owner: number): boolean {
    return this.held.has(owner);
  }

  private settleAll(): void {
    for (const owner of new Set([...this.held.keys(), ...this.wanted])) {
      if (this.turns.has(owner)) continue;
      const turn = this.settle(owner)
        .catch((error: unknown) => this.parts.failed(error))
        .finally(() => this.turns.delete(owner));
      this.turns.set(owner, turn);
    }
  }

  private async settle(owner: number): Promise<void> {
    for (;;) {
      const held = this.held.get(owner);
      if (held && !this.isWanted(owner, held)) await this.giveUp(owner, held);
      else if (!held && this.wanted.has(owner)) await this.take(owner);
      else return;
    }
  }

  private isWanted(owner: number, held: Held): boolean {
    return this.wanted.has(owner) && held.member === this.member;
  }

  private async giveUp(owner: number, held: Held): Promise<void> {
    this.parts.unseat(owner);
    try {
      await this.parts.reader.revoked(owner);
    } catch (error) {
      this.parts.settings.log('error', `${this.parts.reader.group}: giving up partition ${owner} failed: ${String(error)}`);
    }
    this.held.delete(owner);
    if (held.member === this.member) this.rejoin = true;
  }

  /** Outages are waited for here, because the reader's `assigned` is one attempt. */
  private async take(owner: number): Promise<void> {
    const { reader, settings, seat } = this.parts;
    const held: Held = { member: this.member };
    this.held.set(owner, held);
    let positions: Positions | undefined;
    for (let wait = FIRST_WAIT_MS; this.isWanted(owner, held); wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
      try {
        positions ??= await reader.assigned(owner);
        if (this.isWanted(owner, held)) await seat(owner, positions);
        return;
      } catch (error) {
        // Fenced while loading: whoever was assigned this partition before has just come back; the group's word is ours.
        if (!(error instanceof CordonError) || !(error.retriable || error.code === 'CORDON_OWNER_FENCED')) throw error;
        settings.log('warn', `${reader.group}: partition ${owner} could not be loaded and is tried again: ${error.message}`);
        await pause(wait, undefined, { ref: false });
      }
    }
    // Never became the reader's, so there is nothing to revoke, unless it was assigned and only its positions could not be found.
    if (positions === undefined) this.held.delete(owner);
    if (positions === undefined && held.member === this.member) this.rejoin = true;
  }
}
