import type { FormatContext, Normalised } from '@cordon/runtime';
import { CLASSES, dead, ocsfAttribute, ocsfClassUid, ok, type Result } from '@cordon/wire';
import { sayArrival } from '../shared/arrival';
import type { Json } from '../shared/json';
import { Builders, type Builder, type Filler, type Reading } from './build';
import { hasValue, holdsOf } from './condition';
import { demandOfClass } from './demand';
import { finish } from './finish';
import { is, type Mapping, type Outer, type Tree, type Variant } from './form';
import { principalOf } from './principal';
import { pathsOf } from './paths-of';
import { Slots } from './slots';
import { Usage } from './usage';
import { Values } from './values';

/** A mapping ready to run: one record → one event. */
export type MapRecord = (record: Json, outer: Outer, context: FormatContext) => Result<Normalised>;

/** Mappings that no record has needed yet: a process that reads none, or of few products, does not wait for all of them. */
const waiting = new Set<() => MapRecord>();

/** A mapping as a function; it is compiled with its first record, or by `compileAll`. */
export function compile(name: string, mapping: Mapping): MapRecord {
  let map: MapRecord | undefined;
  const make = (): MapRecord => {
    waiting.delete(make);
    map = compiled(name, mapping);
    return map;
  };
  waiting.add(make);
  return (record, outer, context) => (map ?? make())(record, outer, context);
}

/** Compiles all that is not yet, so that no record waits for it; throws with the place of the first attribute that is not OCSF's. */
export function compileAll(): void {
  for (const make of [...waiting]) make();
}

/**
 * A record that lacks what its class demands becomes a base event where the mapping's last variant is one: what is odd about it is not lost.
 */
function compiled(name: string, mapping: Mapping): MapRecord {
  const slots = new Slots();
  const variants = mapping.variants.map((variant) => new CompiledVariant(name, mapping, variant, slots));
  const last = variants.at(-1);
  // One of each serves all records in turn: making them anew costs as much as mapping a record.
  const values = new Values(slots);
  const usage = new Usage();
  return (record, outer, context) => {
    const moment = { zone: context.zone ?? 'UTC', seen: context.seen };
    const reading: Reading = { record, outer, context, moment, values: values.of(record, outer), usage };
    for (const variant of variants) {
      if (!variant.holds(reading.values)) continue;
      const result = variant.read(reading);
      const isLacking = result.kind === 'dead' && result.code === 'CORDON_FORMAT_FIELD';
      return isLacking && last?.isBase && last !== variant && last.holds(reading.values) ? last.read(reading) : result;
    }
    return dead('CORDON_FORMAT_FIELD', `no kind of record of ${name} is like this one`);
  };
}

class CompiledVariant {
  readonly holds: (values: readonly unknown[]) => boolean;
  private readonly uid: number;
  private readonly category: number;
  private readonly event: Filler;
  private readonly activity: Builder;
  private readonly time: Builder;
  /** Where the record should write its time. */
  private readonly times: readonly number[];
  private readonly id: Builder | undefined;
  private readonly ignored: readonly number[];
  private readonly lacks: ReturnType<typeof demandOfClass>;

  constructor(
    private readonly name: string,
    private readonly mapping: Mapping,
    variant: Variant,
    private readonly slots: Slots,
  ) {
    this.holds = holdsOf(variant.when, slots);
    const uid = ocsfClassUid(variant.class);
    if (uid === undefined) throw new Error(`${name}: ${variant.class} is not a class of OCSF 1.8; names are written as detection_finding`);
    this.uid = uid;
    this.category = CLASSES.get(uid)?.category_uid ?? 0;
    const builders = new Builders(slots);
    const place = `${name} (${variant.class})`;
    this.activity = builders.leaf(
      typeof variant.activity === 'string' ? is(variant.activity) : variant.activity,
      attribute(uid, 'activity_id'),
      `${place}.activity`,
    );
    this.time = mapping.time === undefined ? NOTHING : builders.leaf(mapping.time, attribute(uid, 'time'), `${place}.time`);
    this.times = mapping.time === undefined ? [] : pathsOf(mapping.time).map((path) => slots.of(path));
    this.id = mapping.id === undefined ? undefined : builders.leaf(mapping.id, attribute('metadata', 'uid'), `${place}.id`);
    this.event = builders.filler(uid, merged(ofClass(uid, mapping.event), variant.event), place);
    this.lacks = demandOfClass(uid, mapping.product.name);
    this.ignored = (mapping.ignore ?? []).map((path) => slots.of(path));
  }

  read(x: Reading): Result<Normalised> {
    const { record, outer, context, values } = x;
    const usage = x.usage.reset(this.slots);
    const own = this.time.build(x) ?? outer.time;
    const isArrival = own === undefined && !this.times.some((slot) => hasValue(values[slot]));
    const at = isArrival ? context.seen : own;
    if (typeof at !== 'number') return dead('CORDON_FORMAT_TIME', `the record of ${this.name} has no usable time`);
    const ownId = this.id?.build(x);
    const activity = this.activity.build(x);
    for (const slot of this.ignored) usage.use(slot);
    const activityId = typeof activity === 'number' ? activity : 0;
    const event: Normalised['event'] = {
      class_uid: this.uid,
      category_uid: this.category,
      activity_id: activityId,
      type_uid: this.uid * 100 + activityId,
      severity_id: 1,
      time: at,
      metadata: NO_METADATA,
    };
    this.event.into(event, x);
    event.metadata = this.metadata(event.metadata, ownId);
    if (isArrival) sayArrival(event);
    const mapped = usage.count;
    const rest = usage.rest(record, this.slots.tree);
    leave(event, rest, outer.rest);
    finish(event, context);
    const lack = this.lacks(event);
    if (lack !== undefined) return dead('CORDON_FORMAT_FIELD', `the record of ${this.name} lacks what the event needs`, lack);
    return ok(this.normalised(event, at, typeof ownId === 'string' ? ownId : undefined, mapped, usage.left));
  }

  get isBase(): boolean {
    return this.uid === BASE_EVENT;
  }

  private metadata(own: Record<string, unknown>, ownId: unknown): Record<string, unknown> {
    const { vendor, name } = this.mapping.product;
    const metadata: Record<string, unknown> = own === NO_METADATA ? {} : own;
    metadata['version'] = '1.8.0';
    metadata['product'] = typeof own['product'] === 'object' ? { name, vendor_name: vendor, ...own['product'] } : { name, vendor_name: vendor };
    if (typeof ownId === 'string') metadata['uid'] = ownId;
    return metadata;
  }

  private normalised(event: Normalised['event'], at: number, ownId: string | undefined, mapped: number, left: number): Normalised {
    const { mapping } = this;
    const fields = { mapped, all: mapped + left };
    const principal = (mapping.principal ?? principalOf)(event);
    const bindings = mapping.bindings?.(event, at);
    if (principal !== undefined && ownId !== undefined && bindings === undefined) return { event, at, principal, ownId, format: this.name, fields };
    return {
      event,
      at,
      format: this.name,
      fields,
      ...(principal === undefined ? {} : { principal }),
      ...(ownId === undefined ? {} : { ownId }),
      ...(bindings === undefined || bindings.length === 0 ? {} : { bindings }),
    };
  }
}

const BASE_EVENT = 0;
const NO_METADATA: Record<string, unknown> = {};
const NOTHING: Builder = { isConstant: true, needs: undefined, build: () => undefined };

function attribute(owner: number | string, name: string): NonNullable<ReturnType<typeof ocsfAttribute>> {
  const found = ocsfAttribute(owner, name);
  if (!found) throw new Error(`${owner} has no attribute ${name}`);
  return found;
}

/** The part of the common tree that the class has. */
const ofClass = (uid: number, tree: Tree): Tree =>
  Object.fromEntries(Object.entries(tree).filter(([name]) => ocsfAttribute(uid, name) !== undefined));

/** The variant's attributes over the common ones; plain objects of both are merged, `null` takes away. */
export function merged(common: Tree, own: Tree): Tree {
  const all: Record<string, Tree[string]> = { ...common };
  for (const [name, branch] of Object.entries(own)) {
    const before = all[name];
    all[name] = isTree(before) && isTree(branch) ? merged(before, branch) : branch;
  }
  return all;
}

const isTree = (branch: Tree[string] | undefined): branch is Tree =>
  typeof branch === 'object' && branch !== null && Object.getPrototypeOf(branch) === Object.prototype;

/** What was not used, beside what the mapping itself put into `unmapped`. */
function leave(event: Normalised['event'], rest: unknown, envelope: Json | undefined): void {
  if (rest === undefined && envelope === undefined) return;
  const before = event['unmapped'];
  if (before === undefined && envelope === undefined && typeof rest === 'object') {
    event['unmapped'] = rest;
    return;
  }
  event['unmapped'] = {
    ...(typeof rest === 'object' ? rest : {}),
    ...(envelope === undefined ? {} : { envelope }),
    ...(typeof before === 'object' ? before : {}),
  };
}
