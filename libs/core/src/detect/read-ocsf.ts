import type { OcsfEvent } from '@cordon/wire';

/**
 * How detectors read OCSF attributes. Every value may be absent or of another type (an OCSF producer of our own is not the only one), so nothing
 * here trusts more than it looks at.
 */
export type Json = Readonly<Record<string, unknown>>;

export const isObject = (v: unknown): v is Json => typeof v === 'object' && v !== null && !Array.isArray(v);
export const object = (v: unknown, name: string): Json | undefined => {
  const found = isObject(v) ? v[name] : undefined;
  return isObject(found) ? found : undefined;
};
export const text = (v: Json | undefined, name: string): string | undefined => {
  const found = v?.[name];
  return typeof found === 'string' && found !== '' ? found : undefined;
};
export const number = (v: Json | undefined, name: string): number | undefined => {
  const found = v?.[name];
  return typeof found === 'number' && Number.isFinite(found) ? found : undefined;
};
export const texts = (v: unknown): readonly string[] => (Array.isArray(v) ? v.filter((t): t is string => typeof t === 'string') : []);

/** Several detectors ask for the same event in a row, so the last answer is kept. */
export function remembering<T>(read: (e: OcsfEvent) => T): (e: OcsfEvent) => T {
  let last: OcsfEvent | undefined;
  let answer: T | undefined;
  return (e) => {
    if (answer === undefined || last !== e) {
      answer = read(e);
      last = e;
    }
    return answer;
  };
}
