import { EffectOwner, Owner, OWNER_DEFAULTS, PIPELINE, type Clock, type Log, type Stage, type StageName, type Step } from '@cordon/runtime';
import type { DeadBody, StreamName, StreamRecord } from '@cordon/wire';
import type { Logger } from '../logging/logger';
import type { Metrics } from '../metrics/metrics';
import { StreamServer } from './stream-server';

/** What a server needs of its process. */
export interface ServerParts {
  readonly log: Log;
  readonly clock: Clock;
  readonly metrics: Metrics;
  readonly logger: Logger;
  readonly onFatal: (stage: string, error: unknown) => void;
  /** 'records' replays history by the time of its records. */
  readonly time?: 'clock' | 'records';
  readonly environment: { readonly CHECKPOINT_MS: number; readonly MAX_BATCH?: number };
}

/** Positions are saved at least this often by effect stages, ms; less where checkpoints are closer. */
const EFFECT_CHECKPOINT_MS = 1_000;
/** In a replay, time of the records that one decision may take together, ms; a live cut holds what arrived in less. */
const REPLAY_SPAN_MS = 30_000;
/** Stages that decide: what they take together is decided at one `now`. */
const DECIDES: readonly StageName[] = ['correlate', 'respond'];

/** Server of a thinking stage: each partition it owns gets a stage of its own. */
export function stageServer<N extends StageName>(parts: ServerParts, name: N, open: (partition: number) => Stage<N>): StreamServer {
  const { log, clock, metrics, logger, onFatal } = parts;
  return new StreamServer({
    stage: name,
    group: name,
    log,
    onFatal,
    makeOwner: (partition, handler, commit) =>
      new Owner<N>({
        stage: open(partition),
        partition,
        log,
        clock,
        commit,
        settings: {
          ...OWNER_DEFAULTS,
          maxBatch: parts.environment.MAX_BATCH ?? OWNER_DEFAULTS.maxBatch,
          checkpointMs: parts.environment.CHECKPOINT_MS,
          time: parts.time ?? 'clock',
          ...(parts.time === 'records' && DECIDES.includes(name) ? { spanMs: REPLAY_SPAN_MS } : {}),
        },
        handler: async (step: Step<N>) => {
          await handler(step);
        },
        events: {
          stepped: (_cut, records, outputs, ms, counts, replayed) => {
            metrics.records.inc({ stage: name }, records);
            metrics.outputs.inc({ stage: name }, outputs);
            metrics.step.observe({ stage: name }, ms / 1_000);
            if (replayed) metrics.replayed.inc({ stage: name }, records);
            for (const [what, by] of counts) {
              if (what.startsWith('dead:')) metrics.dead.inc({ stage: name, code: what.slice(5) }, by);
              else metrics.counts.inc({ stage: name, what }, by);
            }
          },
          retried: (error) => {
            metrics.retries.inc({ stage: name, code: error.code });
            logger.warn({ stage: name, partition, code: error.code }, 'retried after an outage');
          },
          checkpointed: (_chunks, bytes) => metrics.checkpointBytes.inc({ stage: name }, bytes),
        },
      }),
  });
}

export interface EffectSettings {
  readonly stage: StageName;
  readonly group: string;
  readonly maxBatch: number;
  /** Time to wait for a fuller batch, ms. */
  readonly lingerMs: number;
  /** `lingerMs` of the `Reader`; as that of the batch when left out. */
  readonly readLingerMs?: number;
  /** Batches that the handler may have at once; 1 when left out. More only where order among batches does not matter. */
  readonly ahead?: number;
  /** Records that the handler may have at once, and bytes of payloads after which it is given no more; of all partitions together. No bound when left out. */
  readonly aheadRecords?: number;
  readonly aheadBytes?: number;
  /** Wraps the batch for the handler. */
  readonly payload?: (batch: unknown) => unknown;
}

/** Into how many owners a stage can be divided: the most partitions of what it reads. */
const partitionsOf = (log: Log, stage: StageName): number =>
  Math.max(...Object.keys(PIPELINE[stage].reads).map((stream) => log.partitions(stream as StreamName)));

/** Server of an effect stage; its handler returns records for the log, if any. */
export function effectServer(parts: ServerParts, settings: EffectSettings): StreamServer {
  const { log, clock, metrics, logger, onFatal } = parts;
  const { stage, group, aheadRecords = Number.POSITIVE_INFINITY, aheadBytes = Number.POSITIVE_INFINITY } = settings;
  return new StreamServer({
    stage,
    group,
    lingerMs: settings.readLingerMs ?? settings.lingerMs,
    log,
    onFatal,
    makeOwner: (partition, handler, commit) =>
      new EffectOwner({
        group,
        partition,
        log,
        clock,
        commit,
        settings: {
          maxBatch: Math.min(settings.maxBatch, parts.environment.MAX_BATCH ?? settings.maxBatch),
          checkpointMs: Math.min(EFFECT_CHECKPOINT_MS, parts.environment.CHECKPOINT_MS),
          lingerMs: settings.lingerMs,
          ahead: settings.ahead ?? 1,
          aheadRecords: Math.ceil(aheadRecords / partitionsOf(log, stage)),
          aheadBytes: Math.ceil(aheadBytes / partitionsOf(log, stage)),
        },
        handler: async (batch) => {
          const outputs = ((await handler(settings.payload ? settings.payload(batch) : batch)) as readonly StreamRecord[] | undefined) ?? [];
          metrics.outputs.inc({ stage: group }, outputs.length);
          for (const { stream, body } of outputs) if (stream === 'dead') metrics.dead.inc({ stage: group, code: (body as DeadBody).code });
          if (batch.undecodable.length > 0) metrics.counts.inc({ stage: group, what: 'undecodable' }, batch.undecodable.length);
          return outputs;
        },
        events: {
          handled: (records, ms) => {
            metrics.records.inc({ stage: group }, records);
            metrics.step.observe({ stage: group }, ms / 1_000);
          },
          retried: (error) => {
            metrics.retries.inc({ stage: group, code: error.code });
            logger.warn({ stage: group, partition, code: error.code }, 'retried after an outage');
          },
        },
      }),
  });
}
