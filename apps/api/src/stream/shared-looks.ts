import type { Clock } from '@cordon/runtime';
import type { Change, ChangeCursor } from '@cordon/store-clickhouse';
import { cursorText } from './cursor-text';

type Read = (tenant: string, cursor: ChangeCursor, limit: number) => Promise<readonly Change[]>;

/**
 * One look at the store for all who ask the same: listeners that have caught up stand at the same cursor, so that their number costs the store nothing.
 * A look is shared for `shareMs`; no more looks are kept than were asked for in that time.
 */
export class SharedLooks {
  private readonly looks = new Map<string, { readonly at: number; readonly page: Promise<readonly Change[]> }>();

  constructor(
    private readonly read: Read,
    private readonly clock: Clock,
    private readonly shareMs: number,
  ) {}

  after(tenant: string, cursor: ChangeCursor, limit: number): Promise<readonly Change[]> {
    const now = this.clock.monotonic();
    for (const [key, { at }] of this.looks) if (now - at >= this.shareMs) this.looks.delete(key);
    const key = `${tenant} ${limit} ${cursorText(cursor)}`;
    const known = this.looks.get(key);
    if (known) return known.page;
    const page = this.read(tenant, cursor, limit);
    this.looks.set(key, { at: now, page });
    return page;
  }
}
