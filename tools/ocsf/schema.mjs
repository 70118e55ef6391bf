/**
 * Reads an OCSF schema tree (https://github.com/ocsf/ocsf-schema) and resolves it: includes, inheritance, dictionary.
 * The order of steps and the merge rules are those of the OCSF schema compiler
 * (https://github.com/ocsf/ocsf-schema-compiler): `$include` below the own attributes, then `extends`, then the
 * dictionary below everything. Extensions are not read.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';

/** The keys of an item that its children do not inherit by plain replacement. */
const MERGED_KEYS = new Set(['attributes', 'profiles']);

const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));

const isMap = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** `over` on top of `under`, neither changed; maps are merged key by key, all else is replaced. */
function deepMerge(under, over) {
  if (!isMap(under) || !isMap(over)) return structuredClone(over);
  const merged = structuredClone(under);
  for (const [key, value] of Object.entries(over)) {
    merged[key] = Object.hasOwn(merged, key) ? deepMerge(merged[key], value) : structuredClone(value);
  }
  return merged;
}

const rank = ['optional', 'recommended', 'required'];

/** One attribute over another. `profile: null` frees an attribute from the profile that brought it in. */
function mergeAttribute(under, over) {
  if (under === undefined) return structuredClone(over);
  const merged = deepMerge(under, over);
  if (over.profile && under.profile && under.requirement && over.requirement) {
    merged.requirement = rank[Math.max(rank.indexOf(under.requirement), rank.indexOf(over.requirement))];
  }
  return merged;
}

function mergeAttributes(under, over) {
  const merged = structuredClone(under);
  for (const [name, attribute] of Object.entries(over)) merged[name] = mergeAttribute(merged[name], attribute);
  return merged;
}

function jsonFiles(directory) {
  return readdirSync(directory, { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() ? jsonFiles(join(directory, entry.name)) : [join(directory, entry.name)]))
    .filter((file) => file.endsWith('.json'))
    .sort();
}

/** The attributes that a profile adds, each marked with the profile's name and its annotations. */
function profileAttributes(profile) {
  return Object.fromEntries(
    Object.entries(profile.attributes).map(([name, attribute]) => [
      name,
      { ...profile.annotations, ...attribute, profile: profile.name, ...enumOwner(attribute, profile.name) },
    ]),
  );
}

/** Who last gave an attribute's enum its values: the enum is named after it. */
const enumOwner = (attribute, name) => (attribute.enum === undefined ? {} : { enumOwner: name });

/** One file of events/ or objects/ with its `$include` resolved. */
function readItem(file, schemaDir) {
  const item = readJson(file);
  item.key = basename(file, '.json');
  const { $include = [], ...own } = item.attributes;
  let attributes = {};
  for (const path of [$include].flat()) {
    attributes = mergeAttributes(attributes, profileAttributes(readJson(join(schemaDir, path))));
  }
  for (const attribute of Object.values(own)) {
    if (attribute.$include !== undefined) throw new Error(`${file}: an $include inside an attribute is not supported`);
    Object.assign(attribute, enumOwner(attribute, item.key));
  }
  item.attributes = mergeAttributes(attributes, own);
  return item;
}

function readItems(directory, schemaDir) {
  const items = new Map();
  for (const file of jsonFiles(directory)) {
    const item = readItem(file, schemaDir);
    if (items.has(item.name)) throw new Error(`${file}: the name ${item.name} is taken`);
    items.set(item.name, item);
  }
  return items;
}

/** An item on top of its ancestors: attributes are merged, profiles united, every other key replaced. */
function resolveExtends(item, items, depth = 0) {
  if (item.extends === undefined) return item;
  const parent = items.get(item.extends);
  if (parent === undefined || depth > items.size) throw new Error(`${item.name} extends ${item.extends}: unknown or a loop`);
  const base = resolveExtends(parent, items, depth + 1);
  const replaced = Object.fromEntries(Object.entries(item).filter(([key]) => !MERGED_KEYS.has(key)));
  return {
    ...base,
    ...replaced,
    attributes: mergeAttributes(base.attributes, item.attributes),
    profiles: [...new Set([...(base.profiles ?? []), ...(item.profiles ?? [])])].sort(),
  };
}

/** Every `timestamp_t` has a `…_dt` twin of type `datetime_t`, brought by the datetime profile (which lists none). */
function addDatetimeTwins(attributes) {
  for (const [name, attribute] of Object.entries(attributes)) {
    if (attribute.type !== 'timestamp_t') continue;
    attributes[`${name}_dt`] = { ...attribute, type: 'datetime_t', requirement: 'optional', profile: 'datetime' };
  }
}

/** The attributes on top of their dictionary entries, sorted by name. */
function finishAttributes(item, dictionary) {
  const finished = {};
  for (const [name, attribute] of Object.entries(item.attributes)) {
    const entry = dictionary.attributes[name];
    if (entry === undefined) throw new Error(`${item.name}.${name} is not in the dictionary`);
    finished[name] = { ...mergeAttribute(entry, attribute), ownDescription: attribute.description };
  }
  addDatetimeTwins(finished);
  return Object.fromEntries(Object.entries(finished).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * The values of `observable.type_id`: the schema numbers them where the observable thing is defined (a type, a
 * dictionary attribute, an object, or one attribute of an object or class), before inheritance.
 */
function observableTypes(dictionary, objects, classes) {
  const types = {};
  const note = (uid, caption) => {
    if (uid === undefined) return;
    if (types[uid] !== undefined) throw new Error(`observable ${uid} is both ${types[uid].caption} and ${caption}`);
    types[uid] = { caption };
  };
  for (const type of Object.values(dictionary.types.attributes)) note(type.observable, type.caption);
  for (const attribute of Object.values(dictionary.attributes)) note(attribute.observable, attribute.caption);
  for (const item of [...objects.values(), ...classes.values()]) {
    note(item.observable, item.caption);
    for (const [name, attribute] of Object.entries(item.attributes)) note(attribute.observable, `${item.caption} ${name}`);
    for (const [path, uid] of Object.entries(item.observables ?? {})) note(uid, `${item.caption} ${path}`);
  }
  return types;
}

/** class_uid, category_uid and the three enums that follow from them. */
function numberClass(item, categories) {
  const category = categories.attributes[item.category];
  const categoryUid = category?.uid ?? 0;
  if (category === undefined && item.category !== 'other') throw new Error(`${item.name}: category ${item.category} is unknown`);
  const uid = categoryUid * 1000 + (item.uid ?? 0);
  item.attributes.class_uid.enum = { [uid]: { caption: item.caption } };
  item.attributes.category_uid.enum = { [categoryUid]: { caption: category?.caption ?? 'Uncategorized' } };
  return { ...item, uid, categoryUid };
}

/** The objects that attributes of `roots` lead to, directly or through other objects. */
function reachableObjects(roots, objects) {
  const reached = new Map();
  const queue = [...roots];
  for (let item = queue.pop(); item !== undefined; item = queue.pop()) {
    for (const { type } of Object.values(item.attributes)) {
      const object = objects.get(type);
      if (object === undefined || reached.has(type)) continue;
      reached.set(type, object);
      queue.push(object);
    }
  }
  return [...reached.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * The resolved schema of the directory `schemaDir`.
 * @returns {{version: string, types: object, dictionary: object, classes: object[], objects: object[]}} classes sorted
 * by uid, each with `uid` (class_uid) and `categoryUid`; objects sorted by name; attributes sorted by name, each with
 * `type`, `is_array`, `requirement`, `profile` (a name, or absent), `enum`, `enumOwner`, `ownDescription`.
 */
export function compileSchema(schemaDir) {
  const { version } = readJson(join(schemaDir, 'version.json'));
  const dictionary = readJson(join(schemaDir, 'dictionary.json'));
  const categories = readJson(join(schemaDir, 'categories.json'));
  const classes = readItems(join(schemaDir, 'events'), schemaDir);
  const objects = readItems(join(schemaDir, 'objects'), schemaDir);
  const observables = observableTypes(dictionary, objects, classes);

  const finish = (item, items) => {
    const resolved = resolveExtends(item, items);
    return { ...resolved, attributes: finishAttributes(resolved, dictionary) };
  };
  const finishedObjects = new Map([...objects].map(([name, item]) => [name, finish(item, objects)]));
  Object.assign(finishedObjects.get('observable').attributes.type_id.enum, observables);
  const finishedClasses = [...classes.values()]
    .map((item) => finish(item, classes))
    .filter((item) => item.uid !== undefined || item.name === 'base_event')
    .map((item) => numberClass(item, categories))
    .sort((a, b) => a.uid - b.uid);
  return {
    version,
    types: dictionary.types.attributes,
    dictionary: dictionary.attributes,
    classes: finishedClasses,
    objects: reachableObjects(finishedClasses, finishedObjects),
  };
}
