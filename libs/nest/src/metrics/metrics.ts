import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** Prometheus metrics of a process. They wrap a stage from outside; no stage knows of them. */
export class Metrics {
  readonly registry = new Registry();
  private readonly registers = [this.registry];
  readonly records = new Counter({
    name: 'cordon_stage_records_total',
    help: 'Records a stage has read',
    labelNames: ['stage'],
    registers: this.registers,
  });
  readonly outputs = new Counter({
    name: 'cordon_stage_outputs_total',
    help: 'Records a stage has written',
    labelNames: ['stage'],
    registers: this.registers,
  });
  readonly replayed = new Counter({
    name: 'cordon_stage_replayed_total',
    help: 'Records read again from recorded cuts after a start',
    labelNames: ['stage'],
    registers: this.registers,
  });
  readonly counts = new Counter({
    name: 'cordon_stage_counts_total',
    help: 'Duplicates, evictions, late and repeated records',
    labelNames: ['stage', 'what'],
    registers: this.registers,
  });
  readonly dead = new Counter({
    name: 'cordon_dead_total',
    help: 'Records refused, by code',
    labelNames: ['stage', 'code'],
    registers: this.registers,
  });
  readonly doorRecords = new Counter({
    name: 'cordon_door_records_total',
    help: 'Records that a door has handed over to raw',
    labelNames: ['door'],
    registers: this.registers,
  });
  readonly doorDropped = new Counter({
    name: 'cordon_door_dropped_total',
    help: 'What was sent to a door and not taken, or not whole, by reason',
    labelNames: ['door', 'why'],
    registers: this.registers,
  });
  readonly retries = new Counter({
    name: 'cordon_retries_total',
    help: 'Retries after an outage, by code',
    labelNames: ['stage', 'code'],
    registers: this.registers,
  });
  readonly step = new Histogram({
    name: 'cordon_stage_step_seconds',
    help: 'Time of one step: thinking, recording, publishing',
    labelNames: ['stage'],
    buckets: [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10],
    registers: this.registers,
  });
  readonly checkpointBytes = new Counter({
    name: 'cordon_checkpoint_bytes_total',
    help: 'Bytes of state written',
    labelNames: ['stage'],
    registers: this.registers,
  });
  readonly lag = new Gauge({ name: 'cordon_stage_lag_records', help: 'Records not yet read', labelNames: ['group'], registers: this.registers });
  readonly busy = new Gauge({
    name: 'cordon_stage_busy',
    help: '1 while something that was read is not yet thought about and published',
    labelNames: ['group'],
    registers: this.registers,
  });
  readonly memoryBudget = new Gauge({
    name: 'cordon_memory_budget_bytes',
    help: 'Memory budget by part',
    labelNames: ['part'],
    registers: this.registers,
  });
  readonly memoryUsed = new Gauge({
    name: 'cordon_memory_used_bytes',
    help: 'Memory in use by part, beside its budget',
    labelNames: ['part'],
    registers: this.registers,
  });
  readonly storeDisk = new Gauge({ name: 'cordon_store_disk_bytes', help: 'Disk the store takes', registers: this.registers });
  readonly held = new Gauge({ name: 'cordon_actions_held', help: 'Effects in place', registers: this.registers });
  readonly sourceSilent = new Gauge({
    name: 'cordon_source_silent',
    help: '1 while nothing has come from a source for longer than it may be silent',
    labelNames: ['source'],
    registers: this.registers,
  });
  readonly sourceLastSeen = new Gauge({
    name: 'cordon_source_last_seen_seconds',
    help: 'When the last record of a source came, seconds since the epoch',
    labelNames: ['source'],
    registers: this.registers,
  });
  readonly sourceParked = new Gauge({
    name: 'cordon_source_parked',
    help: '1 while records of the source go to dead unparsed, because nearly all of them died',
    labelNames: ['source'],
    registers: this.registers,
  });
  readonly sourceDying = new Gauge({
    name: 'cordon_source_dying',
    help: '1 while many of the last records of the source died',
    labelNames: ['source'],
    registers: this.registers,
  });
  private readonly looks: (() => void)[] = [];

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  /** A door has handed records over to raw. */
  took(door: string, records: number): void {
    this.records.inc({ stage: 'ingest' }, records);
    this.doorRecords.inc({ door }, records);
  }

  /** `look` sets gauges that are only looked up when somebody scrapes. */
  onScrape(look: () => void): void {
    this.looks.push(look);
  }

  look(): void {
    for (const look of this.looks) look();
  }
}
