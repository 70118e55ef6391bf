import { asText, isObject, type Json } from '../../shared/json';

const MAX_EVENTS = 1_000;

/** One record an event of the activity: `event` is its name and type, `p` its parameters by name, `who` the parts of the actor's address. */
export function activities(record: Json): readonly Json[] {
  const { events, ...around } = record;
  const list: readonly unknown[] = Array.isArray(events) ? events.slice(0, MAX_EVENTS) : [];
  return list.filter(isObject).map(({ parameters, ...event }, index) => ({ ...around, event, index, p: flat(parameters), ...who(record['actor']) }));
}

/** `[{name, value | intValue | boolValue | multiValue | messageValue | …}]` → `{name: value}` (Reports API, Activity.events[].parameters[]). */
function flat(parameters: unknown): Json {
  const found: Record<string, unknown> = {};
  for (const item of Array.isArray(parameters) ? parameters : []) {
    const name = isObject(item) ? asText(item['name']) : undefined;
    if (name !== undefined && name !== '__proto__' && isObject(item)) found[name] = valueOf(item);
  }
  return found;
}

function valueOf(item: Json): unknown {
  for (const kind of ['value', 'intValue', 'boolValue', 'multiValue', 'multiIntValue', 'multiBoolValue'])
    if (item[kind] !== undefined) return item[kind];
  const one = item['messageValue'];
  if (isObject(one)) return flat(one['parameter']);
  const many = item['multiMessageValue'];
  return Array.isArray(many) ? many.map((m: unknown) => (isObject(m) ? flat(m['parameter']) : m)) : undefined;
}

function who(actor: unknown): Json {
  const mail = isObject(actor) ? asText(actor['email']) : undefined;
  const at = mail?.lastIndexOf('@') ?? -1;
  return mail === undefined || at <= 0 ? {} : { who: { name: mail.slice(0, at), domain: mail.slice(at + 1) } };
}
