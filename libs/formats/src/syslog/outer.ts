import type { Outer } from '../form/form';
import { readSyslogHeader } from './header';
import { resolveTime } from './resolve-time';

/** The message without its syslog header, and what the header says, with its time put right by the source's zone and the arrival. */
export function syslogOuter(
  text: string,
  { zone = 'UTC', seen }: { readonly zone?: string; readonly seen: number },
): { readonly message: string; readonly header: Outer } {
  const { at, host, app, procId, msgId, severity, facility, structured, message } = readSyslogHeader(text);
  const time = at === undefined ? undefined : resolveTime(at, { zone, seen });
  const header: Outer = {
    whole: text,
    ...(time === undefined ? {} : { time }),
    ...(host === undefined ? {} : { host }),
    ...(app === undefined ? {} : { app }),
    ...(procId === undefined ? {} : { pid: procId }),
    ...(msgId === undefined ? {} : { msgId }),
    ...(severity === undefined ? {} : { severity }),
    ...(facility === undefined ? {} : { facility }),
    ...(structured === undefined ? {} : { data: structured }),
  };
  return { message, header };
}
