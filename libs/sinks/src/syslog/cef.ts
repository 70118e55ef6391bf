import { severityOfPriority, type Action, type EntityKind, type Incident, type Outcome, type StreamRecord } from '@cordon/wire';

/** CEF severity runs 0..10; OCSF 2..5 → 3, 5, 7, 9. */
const SEVERITY: Readonly<Record<number, number>> = { 2: 3, 3: 5, 4: 7, 5: 9 };
const VERSION = '0.1';

/** Header values: backslash and pipe are escaped, line ends become spaces (ArcSight CEF rev. 25, "Character Encoding"). */
export const cefHeader = (text: string): string => text.replace(/[\r\n]+/g, ' ').replace(/[\\|]/g, (c) => `\\${c}`);
/** Extension values: backslash and equals sign are escaped, line ends are written as \n and \r. */
export const cefValue = (text: string): string =>
  text
    .replace(/[\\=]/g, (c) => `\\${c}`)
    .replace(/\n/g, '\\n')
    .replace(/\r/g, '\\r');

/** A record as one CEF:0 line. Custom labels stand beside their fields, so that a SIEM shows them by name. */
export function toCef(record: StreamRecord): string {
  switch (record.stream) {
    case 'incident':
      return incident(record.body as Incident);
    case 'outcome':
      return outcome(record.body as Outcome);
    default:
      return line('act.decide', `${(record.body as Action).verb} decided`, 3, actionFields(record.body as Action));
  }
}

function incident(i: Incident): string {
  const first = (kind: EntityKind, role?: string): string | undefined =>
    i.entities.find((e) => e.kind === kind && (!role || e.roles.some((r) => r === role)))?.key;
  return line(i.version === 1 ? 'inc.create' : 'inc.update', i.title, SEVERITY[severityOfPriority(i.priority)] ?? 5, {
    rt: i.lastAt,
    start: i.firstAt,
    end: i.lastAt,
    externalId: i.id,
    suser: first('user'),
    shost: first('device'),
    dst: first('ip', 'destination'),
    src: first('ip', 'source'),
    cs1Label: 'incidentId',
    cs1: i.id,
    cs2Label: 'status',
    cs2: i.status,
    cs3Label: 'techniques',
    cs3: i.techniques.join(' '),
    cs4Label: 'domains',
    cs4: i.domains.join(' '),
    cn1Label: 'version',
    cn1: i.version,
    cn2Label: 'findings',
    cn2: i.timeline.length,
    cfp1Label: 'probability',
    cfp1: i.probability.toFixed(4),
    msg: i.narrative
      .map((s) => s.text)
      .join(' ')
      .slice(0, 1_000),
  });
}

function outcome(o: Outcome): string {
  const failed = o.state === 'failed' || o.state === 'release_failed';
  return line(`act.${o.state}`, `${o.action.verb} ${o.state}`, failed ? 8 : 5, {
    rt: o.at,
    ...actionFields(o.action),
    outcome: o.state,
    reason: o.code,
    msg: o.reason,
    suser: o.action.target.kind === 'user' ? o.action.target.key : undefined,
  });
}

const actionFields = (a: Action): Fields => ({
  externalId: a.id,
  act: a.verb,
  cs1Label: 'incidentId',
  cs1: a.incident,
  cs2Label: 'target',
  cs2: `${a.target.kind} ${a.target.key}`,
  cs3Label: 'mode',
  cs3: a.mode,
  dst: a.target.kind === 'ip' ? a.target.key : undefined,
  dhost: a.target.kind === 'device' ? a.target.key : undefined,
});

type Fields = Readonly<Record<string, string | number | undefined>>;

function line(eventClass: string, name: string, severity: number, fields: Fields): string {
  const extension = Object.entries(fields)
    .filter(([, v]) => v !== undefined && v !== '')
    .map(([k, v]) => `${k}=${cefValue(String(v))}`)
    .join(' ');
  return `CEF:0|Cordon|Cordon|${VERSION}|${cefHeader(eventClass)}|${cefHeader(name)}|${severity}|${extension}`;
}
