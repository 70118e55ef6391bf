import type { Json } from '../../shared/json';
import { fieldsOf } from './fields';

/** `10:20:05.408091526: Warning …`, or the whole date with `time_format_iso_8601`. */
export const HEAD =
  /^(\d\d:\d\d:\d\d\.\d{9}|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}[+-]\d{4}): (Emergency|Alert|Critical|Error|Warning|Notice|Informational|Info|Debug) /;

/** What Falco's own rules call the fields in their lines (falcosecurity/rules, `output`), older names too. */
const NAMES: Readonly<Record<string, string>> = {
  user: 'user.name',
  user_uid: 'user.uid',
  user_loginuid: 'user.loginuid',
  process: 'proc.name',
  pid: 'proc.pid',
  proc_pid: 'proc.pid',
  proc_exepath: 'proc.exepath',
  parent: 'proc.pname',
  gparent: 'proc.aname[2]',
  ggparent: 'proc.aname[3]',
  gggparent: 'proc.aname[4]',
  exe_flags: 'evt.arg.flags',
  command: 'proc.cmdline',
  cmdline: 'proc.cmdline',
  terminal: 'proc.tty',
  file: 'fd.name',
  connection: 'fd.name',
  lport: 'fd.lport',
  rport: 'fd.rport',
  fd_type: 'fd.type',
  fd_proto: 'fd.l4proto',
  evt_type: 'evt.type',
  container_id: 'container.id',
  container_name: 'container.name',
  container_image_repository: 'container.image.repository',
  container_image_tag: 'container.image.tag',
  image: 'container.image.repository',
  k8s_pod_name: 'k8s.pod.name',
  k8s_pod: 'k8s.pod.name',
  k8s_ns_name: 'k8s.ns.name',
  k8s_ns: 'k8s.ns.name',
};
/** Fields of free text: in them only a name of Falco's own rules begins the next field, as a command line may hold `x=y` itself. */
const FREE: ReadonlySet<string> = new Set(['proc.cmdline', 'fd.name']);
const PAIR = /(?:^| )([a-z][\w.]{0,63}(?:\[\d{1,2}\])?)=/g;
/** Names of one line that are read. */
const MAX_PAIRS = 256;

/** One line without its syslog header → what Falco's JSON would have said, as far as a line says it: not the rule, nor its tags. */
export function parseLine(line: string): Json | undefined {
  const [head, time, priority] = HEAD.exec(line) ?? [];
  if (head === undefined || time === undefined) return undefined;
  const said = line.slice(head.length).trimEnd();
  const [title, pairs] = partsOf(said);
  return {
    rule: title,
    priority,
    output: line,
    ...(time.includes('T') ? { time } : { clock: time }),
    fields: fieldsOf(pairsOf(pairs)),
  };
}

/** `What happened (a=b c=d)`, or with a stroke, as rules are written since 2025. */
function partsOf(said: string): [title: string, pairs: string] {
  const at = /(?: \| | \()(?=[a-z][\w.]{0,63}(?:\[\d{1,2}\])?=)/.exec(said);
  if (!at) return [said, ''];
  const rest = said.slice(at.index + at[0].length);
  return [said.slice(0, at.index), at[0] === ' (' && rest.endsWith(')') ? rest.slice(0, -1) : rest];
}

/** A name that comes again does not replace the first: who chooses a command line or the name of a file does not choose the user. */
function pairsOf(text: string): Json {
  const pairs: Record<string, string> = {};
  let open: { readonly name: string; readonly from: number } | undefined;
  const close = (end: number): void => {
    if (open) pairs[open.name] ??= text.slice(open.from, end).trim();
  };
  let n = 0;
  for (const { 0: found, 1: key = '', index } of text.matchAll(PAIR)) {
    if (n >= MAX_PAIRS) break;
    const known = Object.hasOwn(NAMES, key) ? NAMES[key] : undefined;
    if (open && FREE.has(open.name) && known === undefined) continue;
    close(index);
    open = { name: known ?? key, from: index + found.length };
    n++;
  }
  close(text.length);
  return pairs;
}
