import Ajv, { type ValidateFunction } from 'ajv';
import { SCHEMAS } from './schemas';
import type { StreamName } from './streams/stream-name';

export interface Mistake {
  readonly path: string;
  readonly message: string;
}

const ajv = new Ajv({ allErrors: false, strict: true });
const compiled = new Map<StreamName, ValidateFunction>();

/** Checks a body that came in over a log against the schema of its stream; events are checked where they are made. */
export function checkBody(stream: StreamName, body: unknown): Mistake | undefined {
  const schema = SCHEMAS[stream];
  if (!schema) return undefined;
  let validate = compiled.get(stream);
  if (!validate) compiled.set(stream, (validate = ajv.compile(schema)));
  if (validate(body)) return undefined;
  const first = validate.errors?.[0];
  return { path: first?.instancePath || '/', message: first?.message ?? 'not valid' };
}
