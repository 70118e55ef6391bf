import { isOcsfObject, type OcsfAttribute } from '@cordon/wire';
import { enumerated } from './convert';
import type { Answer, Lookup } from './form';

/** A constant that the attribute may have; a caption becomes its integer. */
export function checked(value: Answer, { type, list }: OcsfAttribute, place: string): unknown {
  if (list === undefined) {
    if (typeof value === 'number' && !/^(?:integer|long|float|timestamp|port|json)_t$/.test(type))
      throw new Error(`${place} is a ${type}, not a number`);
    if (typeof value === 'string' && isOcsfObject(type)) throw new Error(`${place} is a ${type}, not a text`);
    return value;
  }
  const number = enumerated(list)(value, { zone: 'UTC', seen: 0 });
  if (number === undefined) throw new Error(`${place}: ${value} is not among ${Object.keys(list).join(', ')}`);
  return number;
}

/** The answers of a table, each one that the attribute may have. */
export function translator(table: Lookup['table'], attribute: OcsfAttribute, place: string): (text: string) => unknown {
  if (isPairs(table)) {
    const pairs = table.map(([pattern, answer]) => [pattern, checked(answer, attribute, place)] as const);
    return (text) => pairs.find(([pattern]) => pattern.test(text))?.[1];
  }
  const answers = new Map(Object.entries(table).map(([key, answer]) => [key.toLowerCase(), checked(answer, attribute, place)]));
  return (text) => answers.get(text.toLowerCase());
}

const isPairs = (table: Lookup['table']): table is readonly (readonly [RegExp, Answer])[] => Array.isArray(table);
