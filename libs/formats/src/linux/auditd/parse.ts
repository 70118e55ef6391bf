import type { Outer } from '../../form/form';
import { keyValues } from '../../parse/key-value';
import { asText, type Json } from '../../shared/json';

/** `node=host type=SYSCALL msg=audit(1364481363.243:24287): …`; the kernel's own has `audit: type=1300 audit(…)`. */
export const AUDIT = /(?:^|\s)type=(\w{2,40}) (?:msg=)?audit\((\d{9,11}\.\d{1,3}):(\d{1,20})\): ?/;
/** What the enriched format puts behind the record, where ids have their names. */
const ENRICHED = '\u001d';
/** Types that the kernel writes as numbers (linux/audit.h). */
const NUMBERS: ReadonlyMap<string, string> = new Map([
  ['1100', 'USER_AUTH'],
  ['1101', 'USER_ACCT'],
  ['1103', 'CRED_ACQ'],
  ['1104', 'CRED_DISP'],
  ['1105', 'USER_START'],
  ['1106', 'USER_END'],
  ['1112', 'USER_LOGIN'],
  ['1113', 'USER_LOGOUT'],
  ['1114', 'ADD_USER'],
  ['1115', 'DEL_USER'],
  ['1116', 'ADD_GROUP'],
  ['1117', 'DEL_GROUP'],
  ['1123', 'USER_CMD'],
  ['1130', 'SERVICE_START'],
  ['1131', 'SERVICE_STOP'],
  ['1300', 'SYSCALL'],
  ['1302', 'PATH'],
  ['1305', 'CONFIG_CHANGE'],
  ['1307', 'CWD'],
  ['1309', 'EXECVE'],
  ['1326', 'SECCOMP'],
  ['1327', 'PROCTITLE'],
  ['1400', 'AVC'],
]);
/** Values that are hex when they hold a blank or a quote. */
const HEX_NAMES = ['proctitle', 'cmd', 'name', 'exe', 'comm', 'cwd', 'acct', 'key', 'data'];
const HEX = /^(?:[\dA-F]{2}){2,4096}$/;
const MAX_ARGUMENTS = 256;

const text = (value: string): string => (HEX.test(value) ? Buffer.from(value, 'hex').toString('utf8').replaceAll('\u0000', ' ').trim() : value);

/** One record of the audit log; `args` is the command line of an EXECVE. */
export function parseAudit(message: string, { whole = message }: Outer): Json | undefined {
  const line = AUDIT.test(message) ? message : whole;
  const head = AUDIT.exec(line);
  if (!head) return undefined;
  const [found, type = '', time, serial] = head;
  const body = line.slice(head.index + found.length);
  const [plain = '', enriched = ''] = body.split(ENRICHED, 2);
  // What a program says is one text in single quotes: msg='op=… acct="…" res=failed'.
  const inner = /^(.*?)\bmsg='(.*)'\s*$/s.exec(plain);
  const fields: Record<string, unknown> = { ...keyValues((inner?.[1] ?? plain).trim()), ...keyValues((inner?.[2] ?? '').trim()) };
  const named = keyValues(enriched.trim());
  for (const name of HEX_NAMES) {
    const value = fields[name];
    if (typeof value === 'string') fields[name] = text(value);
  }
  const node = /(?:^|\s)node=(\S{1,255}) /.exec(line.slice(0, head.index + 1))?.[1];
  return {
    ...fields,
    ...(named === undefined ? {} : { names: named }),
    type: NUMBERS.get(type) ?? type,
    time,
    serial,
    ...(node === undefined ? {} : { node }),
    ...(type === 'EXECVE' || type === '1309' ? { args: commandOf(fields) } : {}),
  };
}

function commandOf(fields: Record<string, unknown>): string | undefined {
  const parts: string[] = [];
  const count = Math.min(Number(fields['argc'] ?? 0), MAX_ARGUMENTS);
  for (let i = 0; i < count; i++) {
    const part = asText(fields[`a${i}`]);
    if (part === undefined) break;
    parts.push(text(part));
    delete fields[`a${i}`];
  }
  return parts.length > 0 ? parts.join(' ') : undefined;
}
