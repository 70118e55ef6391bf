import { DEEPEST, checkJson } from './check-json';
import { OCSF_VERSION } from './generated/tables';
import { mistake, within, type OcsfError } from './ocsf-error';
import { CLASS_SHAPES, type Attribute, type Shape } from './shapes';

type Fields = Readonly<Record<string, unknown>>;

const asFields = (value: unknown): Fields | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;

/** In `for … in` the engine drops this check, as it does not for Object.hasOwn or a function that another module exports. */
const hasOwn = Object.prototype.hasOwnProperty;

/** type_uid = class_uid * 100 + activity_id (OCSF, "type_uid"). */
const ACTIVITIES_PER_CLASS = 100;

/**
 * Says what keeps `event` from being an OCSF event, or undefined when nothing does: an unknown class or attribute, a
 * missing required attribute, a wrong type or range, an integer outside a closed list, a broken at_least_one or
 * just_one, a type_uid that does not follow from class and activity. Only the first error is told. Never throws.
 *
 * Not checked: the form of strings (IP, MAC and subnet for length only; e-mail, URL, UUID, base64, date-time not at
 * all), the captions beside ids, closed lists of strings (http_method, tlp, depth), that `metadata.profiles` names the
 * profiles in use or that a named profile's required attributes are there, `metadata.version`, and extensions.
 */
export function validateOcsf(event: unknown): OcsfError | undefined {
  try {
    return checkEvent(event);
  } catch {
    // Only a getter or a proxy gets here; nothing that came from JSON does.
    return mistake('cannot be read');
  }
}

function checkEvent(event: unknown): OcsfError | undefined {
  const fields = asFields(event);
  if (fields === undefined) return mistake('must be an object');
  if (!Object.hasOwn(fields, 'class_uid')) return within('class_uid', mistake('is required'));
  const classUid = fields['class_uid'];
  const shape = CLASS_SHAPES.get(classUid);
  if (shape === undefined) return within('class_uid', mistake(`is not a class of OCSF ${OCSF_VERSION}`));
  const error = checkShape(shape, fields, 1);
  if (error !== undefined) return error;
  const typeUid = Number(classUid) * ACTIVITIES_PER_CLASS + Number(fields['activity_id']);
  return fields['type_uid'] === typeUid ? undefined : within('type_uid', mistake('must be class_uid * 100 + activity_id'));
}

function checkShape(shape: Shape, fields: Fields, depth: number): OcsfError | undefined {
  if (depth > DEEPEST) return mistake(`is nested deeper than ${DEEPEST}`);
  let required = 0;
  let alternatives = 0;
  let last = shape.start;
  for (const name in fields) {
    if (!hasOwn.call(fields, name)) continue;
    let member = last.next;
    if (member === undefined || member.name !== name) {
      member = shape.members.get(name);
      if (member === undefined) return within(name, mistake(`is not an attribute of ${shape.name}`));
      last.next = member;
    }
    last = member;
    const { attribute } = member;
    const value = fields[name];
    // Most values are strings: they skip the call.
    if (attribute.kind !== 'string' || typeof value !== 'string' || value.length > attribute.maxLength) {
      const error = checkValue(attribute, value, depth);
      if (error !== undefined) return within(name, error);
    }
    if (attribute.isRequired) required += 1;
    if (attribute.isAlternative) alternatives += 1;
  }
  if (required < shape.required.length) return missing(shape, fields);
  return shape.rule === 'none' ? undefined : checkRule(shape, fields, alternatives);
}

function missing(shape: Shape, fields: Fields): OcsfError {
  const name = shape.required.find((candidate) => !Object.hasOwn(fields, candidate)) ?? '';
  return within(name, mistake('is required'));
}

/** `present` counts the plain names; only if none is there the names with dots are looked up. */
function checkRule(shape: Shape, fields: Fields, present: number): OcsfError | undefined {
  if (shape.rule === 'justOne') return present === 1 ? undefined : mistake(`needs exactly one of ${shape.alternatives.join(', ')}`);
  if (present > 0 || shape.alternatives.some((path) => isPresent(fields, path.split('.')))) return undefined;
  return mistake(`needs at least one of ${shape.alternatives.join(', ')}`);
}

function isPresent(fields: Fields, path: readonly string[]): boolean {
  let value: unknown = fields;
  for (const name of path) {
    const inner = asFields(value);
    if (inner === undefined || !Object.hasOwn(inner, name)) return false;
    value = inner[name];
  }
  return true;
}

function checkArray({ item }: Attribute, values: unknown, depth: number): OcsfError | undefined {
  if (!Array.isArray(values) || item === undefined) return mistake('must be an array');
  for (let i = 0; i < values.length; i++) {
    const error = checkValue(item, values[i], depth);
    if (error !== undefined) return within(i, error);
  }
  return undefined;
}

/** `depth` is that of the object or array which holds the value. */
function checkValue(attribute: Attribute, value: unknown, depth: number): OcsfError | undefined {
  switch (attribute.kind) {
    case 'string':
      if (typeof value !== 'string') return mistake('must be a string');
      return value.length <= attribute.maxLength ? undefined : mistake(`must not be longer than ${attribute.maxLength} characters`);
    case 'integer':
      return checkInteger(attribute, value);
    case 'shape': {
      const fields = asFields(value);
      if (fields === undefined || attribute.shape === undefined) return mistake('must be an object');
      return checkShape(attribute.shape, fields, depth + 1);
    }
    case 'array':
      return checkArray(attribute, value, depth + 1);
    case 'boolean':
      return typeof value === 'boolean' ? undefined : mistake('must be a boolean');
    case 'float':
      return Number.isFinite(value) ? undefined : mistake('must be a finite number');
    case 'map':
      return asFields(value) === undefined ? mistake('must be an object') : checkJson(value, depth + 1);
    case 'any':
      return checkJson(value, depth + 1);
    default:
      return attribute.kind satisfies never;
  }
}

function checkInteger({ allowed, min, max }: Attribute, value: unknown): OcsfError | undefined {
  if (typeof value !== 'number' || !Number.isInteger(value)) return mistake('must be an integer');
  if (value < min || value > max) return mistake(`must be between ${min} and ${max}`);
  return allowed === undefined || allowed.has(value) ? undefined : mistake(`must be one of ${[...allowed].join(', ')}`);
}
