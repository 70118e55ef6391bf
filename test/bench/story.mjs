// What is measured on: an ordinary week, the day of the attack after it, and the week after that, as records of the raw stream.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { ATTACK_DAY_AFTER_MS, attackDay, inventoryYaml, makeWorld, ordinaryWeek } = require('@cordon/story');
const { inventoryBindings, parseInventory } = require('@cordon/formats');

const SEED = 7;
const START = Date.UTC(2026, 8, 7);
const WEEK_MS = 7 * 86_400_000;
const TENANT = 'default';
/** Offsets of what comes after the story. */
const MORE_FROM = 1_000_000;

/** Names that the story has for its formats, and those of the registry. */
const FORMAT = { 'm365-ual': 'm365.ual', cloudtrail: 'aws.cloudtrail', 'zeek-conn': 'zeek.conn', 'zeek-dns': 'zeek.dns', rfc5322: 'rfc5322' };

/** `first` ends with the attack; `second` is another ordinary week of the same people, for stages that know them. */
export function makeStory() {
  const world = makeWorld(SEED);
  const start = START + ATTACK_DAY_AFTER_MS;
  const inventory = parseInventory(inventoryYaml(world)).value;
  const first = [...ordinaryWeek(world, { start: START }), ...attackDay(world, { start })].map(rawInput);
  const second = ordinaryWeek(world, { start: start + WEEK_MS }).map((r, i) => rawInput(r, first.length + i));
  return { inventory, bindings: bindingInputs(inventory), first, second };
}

/** Ordinary weeks after those of the story, without mail, until there are `count` records. */
export function moreWeeks(count) {
  const world = makeWorld(SEED);
  const tape = new Tape();
  for (let week = 3; tape.length < count; week++)
    for (const told of ordinaryWeek(world, { start: START + week * WEEK_MS })) if (FORMAT[told.format] !== FORMAT.rfc5322) tape.add(told);
  return tape;
}

/** Records outside the heap, as a log has them; else collection would go through all that is still to come. */
class Tape {
  length = 0;
  #kinds = [];
  #slabs = [];
  /** Of each record: number of its kind, of its slab, its bytes there, its time. */
  #rows = new Float64Array(5 << 16);

  add({ source, format, at, bytes }) {
    const told = slice(bytes);
    if (this.#slabs.at(-1) !== told.buffer) this.#slabs.push(told.buffer);
    if ((this.length + 1) * 5 > this.#rows.length) {
      const rows = new Float64Array(this.#rows.length * 2);
      rows.set(this.#rows);
      this.#rows = rows;
    }
    this.#rows.set([this.#kindOf(source, format), this.#slabs.length - 1, told.byteOffset, told.length, at], this.length * 5);
    this.length += 1;
  }

  /** As stages get them. */
  slice(from, to) {
    const told = [];
    for (let i = from; i < to; i++) told.push(this.#at(i));
    return told;
  }

  #at(i) {
    const rows = this.#rows;
    const { source, format } = this.#kinds[rows[i * 5]];
    const bytes = Buffer.from(this.#slabs[rows[i * 5 + 1]], rows[i * 5 + 2], rows[i * 5 + 3]);
    return input({ source, format, at: rows[i * 5 + 4], bytes }, MORE_FROM + i);
  }

  #kindOf(source, format) {
    const known = this.#kinds.findIndex((k) => k.source === source && k.format === format);
    return known >= 0 ? known : this.#kinds.push({ source, format }) - 1;
  }
}

export const isMail = (input) => input.record.body.format === FORMAT.rfc5322;

/** A record as a stage gets it. */
export const placed = (record, offset) => ({ stream: record.stream, partition: 0, offset, record });

const rawInput = (told, offset) => input({ ...told, bytes: slice(told.bytes) }, offset);

function input({ source, format, at, bytes }, offset) {
  const body = { bytes, format: FORMAT[format] };
  return placed({ stream: 'raw', id: `raw-${offset}`, tenant: TENANT, source, trust: 2, at, seen: at, cause: [], key: source, body }, offset);
}

const SLAB_BYTES = 1024 ** 2;
let slab = Buffer.alloc(0);
let used = 0;

/** Records lie beside each other in large buffers, as a log hands them out. */
function slice(bytes) {
  if (used + bytes.length > slab.length) {
    slab = Buffer.alloc(Math.max(SLAB_BYTES, bytes.length));
    used = 0;
  }
  slab.set(bytes, used);
  return slab.subarray(used, (used += bytes.length));
}

function bindingInputs(inventory) {
  const about = { stream: 'binding', tenant: TENANT, source: 'inventory', trust: 3, seen: START, cause: [], key: TENANT };
  return inventoryBindings(inventory).map((body, i) => placed({ ...about, id: `binding-${i}`, at: body.from, body }, i));
}
