import { ingestService, SyslogDoors } from '@cordon/app-ingest';
import { Environment, makeLogger, makeParts, SettingsFile, startServices, type Parts, type Running, type SyslogDoorSettings } from '@cordon/nest';

/** Ingest with the given doors over the embedded log in `directory`, for one tenant and a source for each door: `door-0`, `door-1` … */
export async function startDoors(
  directory: string,
  doors: readonly Omit<SyslogDoorSettings, 'senders'>[],
): Promise<{ readonly parts: Parts; readonly running: Running; readonly ports: readonly number[] }> {
  const file = Object.assign(new SettingsFile(), {
    tenants: [{ id: 'acme' }],
    sources: doors.map((_door, i) => ({ name: `door-${i}`, tenant: 'acme', trust: 1 as const })),
    doors: { syslog: doors.map((door) => ({ ...door, senders: [] })), smtp: [], imap: [], files: [] },
  });
  const environment = Object.assign(new Environment(), { DATA_DIR: directory, HTTP_PORT: 0 });
  const onFatal = (stage: string, error: unknown): void => void process.stderr.write(`${stage} ended: ${String(error)}\n`);
  const parts = await makeParts({ environment, settings: { file, directory }, logger: makeLogger('silent'), onFatal });
  const running = await startServices([ingestService], parts, { port: 0 }).catch(async (error: unknown) => {
    await parts.close();
    throw error;
  });
  return { parts, running, ports: running.app.get(SyslogDoors, { strict: false }).ports };
}
