import { placeKey, type Positions } from '@cordon/runtime';
import type { StreamName } from '@cordon/wire';
import type { Texts } from './environment';
import type { GroupCommit } from './group-commit';

interface Group {
  readonly streams: ReadonlySet<StreamName>;
  readonly positions: Map<string, number>;
}

/** Reader groups that were ever here, with what they read and the positions they committed. */
export class Groups {
  private readonly groups = new Map<string, Group>();

  constructor(
    private readonly texts: Texts,
    private readonly writer: GroupCommit,
  ) {
    for (const { key, value } of texts.getRange({})) {
      const saved = JSON.parse(value) as { streams: StreamName[]; positions: Record<string, number> };
      this.groups.set(String(key), { streams: new Set(saved.streams), positions: new Map(Object.entries(saved.positions)) });
    }
  }

  /** Makes the group known, so that nothing it has yet to read is dropped. */
  async join(name: string, streams: readonly StreamName[]): Promise<void> {
    const known = this.groups.get(name);
    if (known && known.streams.size === streams.length && streams.every((s) => known.streams.has(s))) return;
    const group = { streams: new Set(streams), positions: known?.positions ?? new Map<string, number>() };
    this.groups.set(name, group);
    await this.save(name, group);
  }

  committed(name: string, key: string): number | undefined {
    return this.groups.get(name)?.positions.get(key);
  }

  /** Durable when resolved. */
  async commit(name: string, positions: Positions): Promise<void> {
    const group = this.groups.get(name);
    if (!group) return;
    for (const [key, position] of positions) group.positions.set(key, position);
    await this.save(name, group);
  }

  /** A group that will not come back no longer holds records. */
  async forget(name: string): Promise<void> {
    this.groups.delete(name);
    await this.writer.run({ sizeBytes: name.length, put: () => void this.texts.remove([name]) });
  }

  /** Least position that a group has yet to read; Infinity when nobody reads the stream. */
  floor(stream: StreamName, partition: number): number {
    let floor = Infinity;
    for (const group of this.groups.values()) {
      if (group.streams.has(stream)) floor = Math.min(floor, group.positions.get(placeKey(stream, partition)) ?? 0);
    }
    return floor;
  }

  private save(name: string, group: Group): Promise<void> {
    const text = JSON.stringify({ streams: [...group.streams], positions: Object.fromEntries(group.positions) });
    return this.writer.run({ sizeBytes: text.length, put: () => void this.texts.put([name], text) });
  }
}
