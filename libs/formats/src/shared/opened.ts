import { isObject, parseJson, settle } from './json';

/** Objects and lists that a product writes as JSON text within a member, opened; anything else as it is. */
export function opened(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value;
  const json = parseJson(value);
  return json.kind === 'ok' && (isObject(json.value) || Array.isArray(json.value)) && settle(json.value) ? json.value : value;
}
