import { asText, type Json } from '../../shared/json';
import { undot } from '../../shared/undot';

/** What Falco writes where a field has no value ("Missing Fields in Falco Logs"), and the login uid of who never logged on. */
const NOTHING: ReadonlySet<unknown> = new Set([null, '', '<NA>']);
const NO_LOGIN = '-1';
/** `192.0.2.7:40000->198.51.100.9:443`, as `fd.name` names a connection. */
const FLOW = /^(.{2,64}):(\d{1,5})->(.{2,64}):(\d{1,5})$/;

/** Falco's fields (`proc.name`) as objects, without those that say nothing; what `fd.name` names stands apart as `path` or as `from` and `to`. */
export function fieldsOf(flat: Json): Json {
  const said = Object.entries(flat).filter(([name, v]) => !NOTHING.has(v) && !(name === 'user.loginuid' && asText(v) === NO_LOGIN));
  const { 'fd.name': fd, ...rest } = Object.fromEntries(said);
  return { ...undot(rest), ...opened(asText(fd)) };
}

function opened(name: string | undefined): Json {
  if (name === undefined) return {};
  const [, from, fromPort, to, toPort] = FLOW.exec(name) ?? [];
  return from === undefined ? { path: name } : { from: { ip: from, port: fromPort }, to: { ip: to, port: toPort } };
}
