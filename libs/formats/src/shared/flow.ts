import type { Normalised } from '@cordon/runtime';
import { canonicalIp } from '@cordon/core';
import { code, lookup, when, type Code, type Lookup, type Tree, type When } from '../form/form';
import { principalOf } from '../form/principal';
import { asText, isObject, text } from '../shared/json';

const FINDINGS = 2;

/** Who acts in the record of a network device: in findings the source of the connection that is the evidence, since the device only saw it. */
export function flowPrincipal(event: Normalised['event']): string | undefined {
  if (event.category_uid !== FINDINGS) return principalOf(event);
  const evidences: readonly unknown[] = Array.isArray(event['evidences']) ? event['evidences'] : [];
  const [evidence] = evidences;
  const source = isObject(evidence) ? evidence['src_endpoint'] : undefined;
  const ip = isObject(source) ? canonicalIp(text(source['ip']) ?? '') : undefined;
  return ip === undefined ? principalOf(event) : `ip/${ip}`;
}

/** Words for what a firewall or proxy did → OCSF action_id. */
export const actionOf = (path: string): Lookup =>
  lookup(path, [
    [/^(?:allow|accept|permit|pass|continue|override|exempt|close|start|timeout|ip-conn|built|success|log-only)/i, 'Allowed'],
    [/^(?:alert|detect|monitor|log|warn|observ)/i, 'Observed'],
    [
      /^(?:block|deny|denied|drop|reset|reject|refus|sinkhole|random-drop|quarantin|infected|clear|remov|isolat|prevent|not-?allowed|fail|disallow)/i,
      'Denied',
    ],
    [/^(?:client|server)-rst|tcp_denied/i, 'Allowed'],
    [/^(?:redirect|sanitiz|modif|rewrit|mask)/i, 'Modified'],
  ]);

/** The same words → OCSF disposition_id. */
export const dispositionOf = (path: string): Lookup =>
  lookup(path, [
    [/^(?:allow|accept|permit|pass|continue|override|exempt|close|start|timeout|ip-conn|built|success|(?:client|server)-rst)/i, 'Allowed'],
    [/^(?:alert)/i, 'Alert'],
    [/^(?:detect|monitor|observ|warn)/i, 'Detected'],
    [/^log/i, 'Logged'],
    [/^(?:drop|random-drop)/i, 'Dropped'],
    [/^reset/i, 'Reset'],
    [/^(?:reject|refus)/i, 'Rejected'],
    [/^quarantin/i, 'Quarantined'],
    [/^isolat/i, 'Isolated'],
    [/^(?:block|deny|denied|sinkhole|infected|prevent|clear|remov|not-?allowed|fail|disallow|redirect)/i, 'Blocked'],
  ]);

const MS = 1_000;
/** Seconds of the record → OCSF's ms. */
export const seconds = (path: string): Code =>
  code([path], (record) => {
    const text = asText(record[path]);
    const number = text === undefined || text === '' ? NaN : Number(text);
    return Number.isFinite(number) ? Math.round(number * MS) : undefined;
  });

/** Where the source or target was translated to; the unspecified address and an empty one say that it was not. */
export const translated = (ip: string, port: string): When => when({ [ip]: /^(?!0\.0\.0\.0$|::$)[0-9a-f]/i }, { ip, port } satisfies Tree);

/** Methods of HTTP → activity of http_activity. */
export const httpActivity = (path: string): Lookup =>
  lookup(
    path,
    {
      GET: 'Get',
      POST: 'Post',
      PUT: 'Put',
      HEAD: 'Head',
      DELETE: 'Delete',
      CONNECT: 'Connect',
      OPTIONS: 'Options',
      TRACE: 'Trace',
      PATCH: 'Patch',
    },
    'Other',
  );
