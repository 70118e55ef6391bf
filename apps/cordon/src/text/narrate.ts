import type { ActionStanding } from '@cordon/store-clickhouse';
import type { Incident } from '@cordon/wire';
import { Footnotes } from './footnotes';

const time = (ms: number): string => new Date(ms).toISOString().replace('T', ' ').slice(0, 19);

/** An incident as an analyst would tell it, for a terminal: `[n]` points at the n-th finding of the list, which holds its id. */
export function narrate(i: Incident, actions: readonly ActionStanding[] = []): string {
  const notes = new Footnotes(i.timeline);
  const width = String(notes.entries.length).length + 2;
  const lines = [
    `${i.title}`,
    `  ${i.id} v${i.version} · ${i.status} · probability ${(i.probability * 100).toFixed(1)} % · priority ${i.priority.toFixed(2)} · ${i.domains.join(', ')} · ${i.techniques.join(' ')}`,
    '',
    ...i.narrative.map((s) => `  ${s.text} ${notes.refs(s.evidence)}`.trimEnd()),
    '',
    '  Findings',
    ...notes.entries.map(
      (t, n) =>
        `    ${`[${n + 1}]`.padStart(width)}  ${time(t.at)}  ${t.domain.padEnd(8)} ${t.title}  (${t.bits.toFixed(1)} bits, ${t.detector})  ${t.finding}`,
    ),
    '',
    '  Why linked',
    ...i.links
      .slice(0, 30)
      .map((l) => `    ${notes.refs([l.finding]).padStart(width)}  ${l.kind.padEnd(13)}  ${l.weight.toFixed(2)}  ${notes.numbered(l.reason)}`),
    '',
    '  Evidence, in bits',
    ...i.contributions.map((c) => `    ${c.detector.padEnd(28)} ${c.bits.toFixed(1)} from ${c.findings}`),
  ];
  if (actions.length > 0) {
    lines.push('', '  Actions');
    for (const { action: a, state, outcome: o } of actions) {
      const why = o?.code ? ` ${o.code}` : '';
      const until = o?.until === undefined ? '' : ` until ${time(o.until)}`;
      lines.push(`    ${a.verb} ${a.target.kind} ${a.target.key}: ${state}${until}${why}: ${a.reason}`);
    }
  }
  return `${lines.join('\n')}\n`;
}
