import type { FormatContext, Normalised, Outcome } from '@cordon/runtime';
import { dead, ok, type Result } from '@cordon/wire';
import { asText, isObject, type Json } from '../shared/json';
import { compile } from './compile';
import { holds } from './condition';
import { noEvent } from './no-event';
import type { Condition, Mapping, Outer } from './form';
import { several } from './several';
import { OneCase } from './one-case';
import { getterOf, readPath } from './path';
import { pathsOfMapping } from './paths-of';

/** What a JSON record has when it is of a format. The first path begins with the member that is least common elsewhere. */
export interface JsonSign {
  /** Paths that have a value. */
  readonly has: readonly [string, ...string[]];
  readonly is?: Condition;
}

/** What a line has when it is of a format; one that fits is enough. */
export interface LineSign {
  /** Program of the syslog header. */
  readonly app?: RegExp;
  /** One of these texts is in the line as it came; asked before the patterns, which cost ten times as much. */
  readonly contains?: readonly string[];
  /** Of the line without its syslog header. */
  readonly matches?: RegExp;
  /** Of the line as it came, for products whose own head can be taken for a syslog header. */
  readonly whole?: RegExp;
}

interface Described {
  /** `vendor.product` */
  readonly name: string;
  /** Page of the vendor's documentation. */
  readonly docs: string;
  readonly mapping: Mapping;
}

export interface JsonDescription extends Described {
  /** It takes what no other format recognises: asked after lists and envelopes were opened, and after the format that the source names. */
  readonly isGeneric?: boolean;
  /** None: it is used only where a source names it. */
  readonly signs: readonly JsonSign[];
  /** Records that hold several events (a batch, a list of sub-events): the record of each; undefined for an answer that says that there were none. */
  readonly split?: (record: Json) => readonly Json[] | undefined;
  /** Members that are put in another form before mapping (JSON in a text, lists of name and value). Returns a new record. */
  readonly prepare?: (record: Json) => Json;
}

export interface LineDescription extends Described {
  readonly signs: readonly [LineSign, ...LineSign[]];
  /** Lines of the file itself (titles of columns, versions), as they came: they are kept as such. */
  readonly skips?: RegExp;
  /** The line without its syslog header → one flat or nested record, or several where it holds several events; undefined or [] when it is not of this format. */
  readonly parse: (message: string, outer: Outer) => Json | readonly Json[] | undefined;
}

/** A sign of JSON, ready to be asked. */
export interface SignOfJson {
  /** Member without which it does not fit. */
  readonly head: string;
  /** What the head's value must be one of, as text; undefined = anything. */
  readonly values: readonly string[] | undefined;
  readonly score: (record: Json, outer: Outer) => number;
}

/** A format whose records are JSON objects. */
export interface JsonFormat {
  readonly kind: 'json';
  readonly name: string;
  readonly docs: string;
  /** undefined where it is mapped by code. */
  readonly mapping?: Mapping;
  readonly isGeneric?: boolean;
  readonly signs: readonly SignOfJson[];
  /** A row of a table whose columns have lost their case, under the product's names; undefined when the record is none. */
  restore?(record: Json): Json | undefined;
  read(record: Json, outer: Outer, context: FormatContext): Result<readonly Outcome[]>;
}

/** A format whose records are text. */
export interface LineFormat {
  readonly kind: 'line';
  readonly name: string;
  readonly docs: string;
  readonly mapping?: Mapping;
  /** 0 = not of this format. */
  score(message: string, outer: Outer): number;
  read(message: string, outer: Outer, context: FormatContext): Result<readonly Outcome[]>;
}

/** A format of JSON records, from its description. A mapping that is not OCSF throws when it is compiled. */
export function jsonFormat({ name, docs, signs, mapping, split, prepare, isGeneric = false }: JsonDescription): JsonFormat {
  const map = compile(name, mapping);
  const none = dead('CORDON_FORMAT_FIELD', `there is no event in the record of ${name}`);
  let names: OneCase | undefined;
  return {
    kind: 'json',
    name,
    docs,
    mapping,
    isGeneric,
    signs: signs.map(signOf),
    restore(record) {
      names ??= new OneCase([...signs.flatMap(({ has }) => has), ...pathsOfMapping(mapping)].map(topOf));
      return names.restore(record);
    },
    read(record, outer, context) {
      if (!split) return one(map(prepare ? prepare(record) : record, outer, context));
      const parts = split(record);
      if (parts === undefined) return ok([noEvent(name, mapping, 'List without events', undefined, outer, context)]);
      return several(parts, (part) => one(map(prepare ? prepare(part) : part, outer, context)), none);
    },
  };
}

/** A format of lines, from its description. */
export function lineFormat({ name, docs, signs, mapping, parse, skips }: LineDescription): LineFormat {
  const map = compile(name, mapping);
  const none = dead('CORDON_FORMAT_FIELD', `the line is not of ${name}`);
  return {
    kind: 'line',
    name,
    docs,
    mapping,
    score(message, outer) {
      if (skips?.test(outer.whole ?? message) === true) return SURE_LINE;
      for (const { app, contains, matches, whole } of signs) {
        if (app !== undefined && !(outer.app !== undefined && app.test(outer.app))) continue;
        if (contains !== undefined && !contains.some((text) => (outer.whole ?? message).includes(text))) continue;
        if (matches !== undefined && !matches.test(message)) continue;
        if (whole !== undefined && !whole.test(outer.whole ?? message)) continue;
        return (app === undefined ? 0 : 1) + (matches === undefined ? 0 : 2) + (whole === undefined ? 0 : 2);
      }
      return 0;
    },
    read(message, outer, context) {
      if (skips?.test(outer.whole ?? message) === true)
        return ok([noEvent(name, mapping, 'Head of a log file', outer.whole ?? message, outer, context)]);
      const parsed = parse(message, outer);
      const records: readonly Json[] = parsed === undefined ? [] : isList(parsed) ? parsed : [parsed];
      return several(records, (record) => one(map(record, outer, context)), none);
    },
  };
}

/** A format of JSON records that is mapped by code, for speed or because data cannot say it. */
export const codedFormat = (
  name: string,
  docs: string,
  signs: readonly [JsonSign, ...JsonSign[]],
  read: (record: Json, context: FormatContext, outer: Outer) => Result<readonly Normalised[]>,
): JsonFormat => ({
  kind: 'json',
  name,
  docs,
  signs: signs.map(signOf),
  read: (record, outer, context) => read(record, context, outer),
});

/** The member of the record that a path begins with. */
function topOf(path: string): string {
  const [step] = readPath(path).steps;
  return step?.kind === 'member' ? step.name : '';
}

/** More than one sign of a line gives. */
const SURE_LINE = 6;

const isList = (parsed: Json | readonly Json[]): parsed is readonly Json[] => Array.isArray(parsed);

const one = (result: Result<Normalised>): Result<readonly Normalised[]> => (result.kind === 'ok' ? ok([result.value]) : result);

export function signOf({ has, is }: JsonSign): SignOfJson {
  const [head, ...others] = has.map(readPath);
  const getters = [head, ...others].map((path) => getterOf(path?.steps ?? []));
  const firstStep = head?.steps[0];
  const fits = holds(is);
  const weight = has.length + (is === undefined ? 0 : WEIGHT_OF_VALUES * (Array.isArray(is) ? 1 : Object.keys(is).length));
  return {
    head: firstStep?.kind === 'member' ? firstStep.name : '',
    values: head?.steps.length === 1 ? valuesOf(is, head.text) : undefined,
    score: (record, outer) => (getters.every((get) => isThere(get(record))) && fits(record, outer) ? weight : 0),
  };
}

/** The values that a condition allows at a path, where it names them. */
function valuesOf(is: Condition | undefined, path: string): readonly string[] | undefined {
  if (is === undefined || isAlternatives(is)) return undefined;
  const test = is[path];
  if (test === undefined || test instanceof RegExp) return undefined;
  if (typeof test !== 'object') return [String(test)];
  return 'present' in test ? undefined : test.map(String);
}

const isAlternatives = (is: Condition): is is readonly Exclude<Condition, readonly unknown[]>[] => Array.isArray(is);

/** A value that must be says more than a member that must be there. */
const WEIGHT_OF_VALUES = 2;
const isThere = (value: unknown): boolean =>
  value !== undefined && (asText(value) !== undefined || isObject(value) || Array.isArray(value) || value === null);
