import type { Parts } from '@cordon/nest';

/** What was sent to a door and not taken. The log of the process is told once of each kind; the metrics count the rest, as a stranger could fill a disk with lines. */
export class DoorLosses {
  private readonly told = new Set<string>();

  constructor(private readonly parts: Pick<Parts, 'metrics' | 'logger'>) {}

  lost(door: string, why: string, count: number): void {
    this.parts.metrics.doorDropped.inc({ door, why }, count);
    const key = `${door} ${why}`;
    if (this.told.has(key)) return;
    this.told.add(key);
    this.parts.logger.warn({ door, why, count }, 'something that was sent was not taken, or not whole; from now on only the metrics tell');
  }
}
