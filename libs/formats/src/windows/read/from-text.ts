import { asText, type Json } from '../../shared/json';
import { dataOfText } from './rendered';
import { shape, type Header } from './shape';

const PAIR = /^([A-Za-z]\w{1,40})=(.*)$/;
const NAMES: Readonly<Record<string, keyof Header>> = {
  LogName: 'channel',
  SourceName: 'provider',
  EventCode: 'id',
  ComputerName: 'computer',
  Type: 'level',
  RecordNumber: 'record',
  Keywords: 'keywords',
  TaskCategory: 'task',
  OpCode: 'opcode',
  Sid: 'sid',
  User: 'account',
};
/** Lines of the head of one event. */
const MAX_HEAD = 40;

/** The head of an event in the text export: a time, then `LogName=`. */
export const TEXT_HEAD = /^\s*\d{1,2}\/\d{1,2}\/\d{4} \d{1,2}:\d\d:\d\d(?:\.\d+)? [AP]M\r?\n(?:[A-Za-z]\w*=.*\r?\n){0,6}?(?:LogName|EventCode)=/;
const BETWEEN = /\r?\n(?=\d{1,2}\/\d{1,2}\/\d{4} \d{1,2}:\d\d:\d\d(?:\.\d+)? [AP]M\r?\n(?:LogName|SourceName|EventCode)=)/;
const MAX_EVENTS = 10_000;

/** Text exports of the event log: time, `key=value` lines, and the rendered message behind `Message=`; several of them after each other. */
export const fromText = (text: string): readonly Json[] => text.trim().split(BETWEEN, MAX_EVENTS).flatMap(one);

function one(block: string): readonly Json[] {
  const lines = block.trim().split(/\r?\n/);
  const [time] = lines;
  const header: Record<string, unknown> = { time };
  const rest: Record<string, unknown> = {};
  let message: string | undefined;
  for (let i = 1; i < lines.length && i <= MAX_HEAD; i++) {
    const [, name = '', value = ''] = PAIR.exec(lines[i] ?? '') ?? [];
    if (name === 'Message') {
      message = [value, ...lines.slice(i + 1)].join('\n');
      break;
    }
    const to = NAMES[name];
    if (to !== undefined) header[to] = value;
    else if (name !== '' && name !== '__proto__') rest[name] = value;
  }
  const id = asText(header['id']);
  return id === undefined ? [] : [shape(header, message === undefined ? {} : dataOfText(message, id), message, rest)];
}

/** Columns of the Snare agent for Windows behind `MSWinEventLog` (Snare, "Agent for Windows: event output format"). */
const SNARE = [
  'criticality',
  'channel',
  'counter',
  'time',
  'id',
  'provider',
  'account',
  'sidType',
  'outcome',
  'computer',
  'task',
  'data',
  'message',
  'record',
] as const;
export const SNARE_HEAD = /(?:^|\s)MSWinEventLog(?:\t|#011)\d/;

/** `MSWinEventLog⇥1⇥Security⇥…`; tabs may have become `#011` on the way through rsyslog. */
export function fromSnare(line: string): readonly Json[] {
  const start = line.indexOf('MSWinEventLog');
  const cells = line.slice(start).replaceAll('#011', '\t').split('\t').slice(1);
  const column = Object.fromEntries(SNARE.map((name, i) => [name, cells[i]?.trim()]));
  const { id, message, outcome, sidType, criticality, counter, data, account, ...header } = column;
  if (id === undefined || !/^\d{1,6}$/.test(id)) return [];
  const text = message === undefined || message === '' ? data : message;
  // On one line, labels stand after runs of blanks.
  const lines = text?.replace(/ {2,}(?=[A-Z][A-Za-z]{0,20}(?: [A-Za-z]{1,20}){0,4}:)/g, '\n\t');
  const [domain, name] = account?.includes('\\') ? account.split('\\') : [undefined, account];
  const named = name === undefined || name === 'N/A' ? {} : { account: name, ...(domain === undefined ? {} : { domain }) };
  return [
    shape({ ...header, ...named, id, keywords: outcome?.replace(' ', '_'), level: outcome }, lines === undefined ? {} : dataOfText(lines, id), text, {
      sidType,
      criticality,
      counter,
    }),
  ];
}
