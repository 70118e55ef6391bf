import { asText, isObject, type Json } from '../../shared/json';

const MAX_EVENTS = 1_000;

/**
 * One record an event of the activity, which has a list of them, or, from collectors that take it apart, the members of the one event beside its own:
 * `event` is its name and type, `p` its parameters by name, `who` and `target` the
 * parts of the addresses of whoever acted and was acted on.
 */
export function activities(record: Json): readonly Json[] {
  const { events, ...around } = record;
  if (!Array.isArray(events)) return [alone(record)];
  const list: readonly unknown[] = events.slice(0, MAX_EVENTS);
  return list.filter(isObject).map(({ parameters, ...event }, index) => {
    const p = flat(parameters);
    return { ...around, event, index, p, ...who(record['actor']), ...targetOf(p) };
  });
}

function alone(record: Json): Json {
  const { name, type, parameters, events: _, ...around } = record;
  const p = flat(parameters);
  return { ...around, event: { name, type }, index: 0, p, ...who(record['actor']), ...targetOf(p) };
}

/** `[{name, value | intValue | boolValue | multiValue | messageValue | …}]` → `{name: value}` (Reports API, Activity.events[].parameters[]); an object is that already. */
function flat(parameters: unknown): Json {
  if (isObject(parameters)) return parameters;
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

/** Parameters that name the person an event is about. */
const TARGETS = ['USER_EMAIL', 'user_email', 'affected_email_address', 'target_user', 'member_id', 'email', 'target_email', 'recipient'] as const;

/** Whom it was done to, by the first parameter that is a mail address. */
function targetOf(p: Json): Json {
  for (const name of TARGETS) {
    const parts = partsOf(asText(p[name]));
    if (parts) return { target: parts };
  }
  return {};
}

function who(actor: unknown): Json {
  const parts = isObject(actor) ? partsOf(asText(actor['email'])) : undefined;
  return parts ? { who: parts } : {};
}

function partsOf(mail: string | undefined): Json | undefined {
  const at = mail?.lastIndexOf('@') ?? -1;
  return mail === undefined || at <= 0 ? undefined : { name: mail.slice(0, at), domain: mail.slice(at + 1), mail };
}
