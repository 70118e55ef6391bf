import { asText, isObject } from '../shared/json';

/** Members kept of a list of name and value; longer lists are cut. */
const MAX_PAIRS = 256;

/** `[{Name, Value | NewValue}]`, as UAL writes parameters and properties, → `{Name: Value}`. undefined when there is nothing. */
export function pairs(list: unknown): Record<string, unknown> | undefined {
  if (!Array.isArray(list) || list.length === 0) return undefined;
  const found: Record<string, unknown> = {};
  let n = 0;
  for (const item of list) {
    if (!isObject(item) || typeof item['Name'] !== 'string') continue;
    const name = item['Name'];
    // A plain assignment to __proto__ would set the prototype instead of a member.
    if (name === '__proto__') continue;
    found[name] = item['Value'] ?? item['NewValue'] ?? '';
    if (++n >= MAX_PAIRS) break;
  }
  return n > 0 ? found : undefined;
}

/** Value of one name in such a list, as text. */
export function pair(list: unknown, name: string): string | undefined {
  if (!Array.isArray(list)) return undefined;
  for (const item of list) if (isObject(item) && item['Name'] === name) return asText(item['Value'] ?? item['NewValue']);
  return undefined;
}
