import {
  findingById,
  incidentById,
  listActions,
  listFindings as findings,
  listIncidents as incidents,
  type ActionStanding,
} from '@cordon/store-clickhouse';
import type { Finding, Incident } from '@cordon/wire';
import { CordonError } from '@cordon/wire';
import { narrate } from '../text/narrate';
import { print, withClient } from '../with-client';

interface Options {
  readonly limit: number;
  readonly json?: boolean;
}

/** `cordon incidents` */
export async function listIncidents(options: Options): Promise<void> {
  await withClient(async (c) => {
    const { items } = await c.list<Awaited<ReturnType<typeof incidents>>['items'][number]>(`incidents?limit=${options.limit}`, (s, t) =>
      incidents(s, t, { limit: options.limit }),
    );
    if (options.json) return print(items);
    if (items.length === 0) process.stdout.write('no incidents\n');
    for (const i of items) {
      const when = new Date(i.firstAt).toISOString().slice(0, 16);
      process.stdout.write(
        `${i.id}  ${i.priority.toFixed(2)}  ${(i.probability * 100).toFixed(0).padStart(3)} %  ${i.status.padEnd(13)} ${when}  ${i.findings} findings  ${i.title}\n`,
      );
    }
  });
}

/** `cordon findings` */
export async function listFindings(options: Options): Promise<void> {
  await withClient(async (c) => {
    const { items } = await c.list<Finding>(`findings?limit=${options.limit}`, (s, t) => findings(s, t, { limit: options.limit }));
    if (options.json) return print(items);
    if (items.length === 0) process.stdout.write('no findings\n');
    for (const f of items)
      process.stdout.write(
        `${f.id}  ${new Date(f.at).toISOString().slice(0, 19)}  ${f.bits.toFixed(1).padStart(5)} bits  ${f.detector.padEnd(26)} ${f.title}\n`,
      );
  });
}

/** `cordon explain ID` of an incident or a finding. */
export async function explain(id: string, options: { json?: boolean }): Promise<void> {
  await withClient(async (c) => {
    const incident = await c.one<Incident>(`incidents/${encodeURIComponent(id)}`, (s, t) => incidentById(s, t, id));
    if (incident) {
      const { items } = await c.list<ActionStanding>(`actions?incident=${encodeURIComponent(id)}`, (s, t) => listActions(s, t, { incident: id }));
      return options.json ? print({ ...incident, actions: items }) : void process.stdout.write(narrate(incident, items));
    }
    const finding = await c.one<Finding>(`findings/${encodeURIComponent(id)}`, (s, t) => findingById(s, t, id));
    if (!finding) throw new CordonError('CORDON_API_NOT_FOUND', `no incident or finding ${id}`);
    if (options.json) return print(finding);
    process.stdout.write(`${finding.title}\n  ${finding.reason}\n  compared with ${finding.compared}\n`);
    for (const m of finding.measures)
      process.stdout.write(
        `  ${m.name}: ${m.value}${m.unit && m.unit !== m.name ? ` ${m.unit}` : ''}${m.ordinary ? ` (ordinary: ${m.ordinary})` : ''}\n`,
      );
    for (const n of finding.normal) process.stdout.write(`  normal: ${n}\n`);
  });
}
