import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedLog } from '@cordon/log-embedded';
import { makeLogger, makeParts, readEnvironment, readSettings, startServices, type Parts, type Running } from '@cordon/nest';
import type { StreamRecord } from '@cordon/wire';
import { ingestService } from '../ingest.service';

/** Ingest on an embedded log in a folder of its own. */
export interface StartedIngest {
  readonly parts: Parts;
  readonly running: Running;
  /** What the log has taken; to be emptied by who looks at it. */
  readonly appended: StreamRecord[];
  /** What was logged as a warning: its fields. */
  readonly warned: unknown[];
  /** While it is set, the log rejects with it. */
  away: Error | undefined;
  close(): Promise<void>;
}

/** A folder for the files that settings name. */
export function newFolder(name: string): { readonly file: (name: string) => string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), name));
  return { file: (of) => join(folder, of), remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Starts it with this text as cordon.yaml in the folder. */
export async function startedIngest(file: (name: string) => string, settings: string): Promise<StartedIngest> {
  writeFileSync(file('cordon.yaml'), settings);
  const seen: Pick<StartedIngest, 'appended' | 'warned' | 'away'> = { appended: [], warned: [], away: undefined };
  const log = new EmbeddedLog({ path: file('log') });
  const append = log.append.bind(log);
  log.append = async (records) => {
    if (seen.away) throw seen.away;
    await append(records);
    seen.appended.push(...records);
  };
  const logger = makeLogger('silent');
  logger.warn = (fields: unknown) => void seen.warned.push(fields);
  const environment = readEnvironment({ CORDON_DATA_DIR: file('data'), CORDON_HTTP_PORT: '0' });
  const onFatal = (stage: string, error: unknown): void => void process.stderr.write(`${stage} ended: ${String(error)}\n`);
  const parts = await makeParts({ environment, settings: readSettings(file('cordon.yaml')), log, logger, onFatal });
  const running = await startServices([ingestService], parts, { port: 0 });
  return Object.assign(seen, { parts, running, close: () => running.close() });
}
