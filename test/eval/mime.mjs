// Mails with parses that others published: is every one read or refused in bounds, and where do the readings differ? Measured only.
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

const require = createRequire(import.meta.url);
const { Estate, rfc5322 } = require('@cordon/formats');

const ROOT = resolve(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '../..');
const DATA = resolve(ROOT, '../shared/data/mime');
/** Longest that one message may take, ms. */
const MAX_MS = 5_000;
const context = { tenant: 'eval', source: 'mime', seen: Date.UTC(2026, 0, 1), estate: new Estate({ domains: [], networks: [] }) };

const GAPS = [
  'text: an event has the first 8,192 characters that a reader sees, HTML before plain text, in place of every part',
  'files: a text or HTML part without a name and a disposition is text, also where a reference lists it as an attachment',
  'messages inside a message are read as parts of the outer one, and their text is added to its text',
  'hashes: a reference decodes to bytes of its own line ends and charset where the part is text',
  'malformed messages: the references keep what the parser behind this gives up, such as a header without a colon',
];

/** Prints how each source's parses agree; exit code 1 when a message was neither read nor refused, or took too long. */
export async function mime() {
  if (!existsSync(DATA)) {
    console.log('mime: skipped, there is no evaluation data beside the repository (../shared/data/mime)');
    return;
  }
  for (const [name, cases] of [
    ['mime4j', mime4j()],
    ['stalwart', stalwart()],
  ])
    await source(name, cases);
  console.log(`where readings differ:\n${GAPS.map((gap) => `  ${gap}`).join('\n')}`);
}

async function source(name, cases) {
  const tally = new Map();
  const count = { read: 0, refused: 0, failed: 0, slow: 0, unreferenced: 0 };
  for (const { file, bytes, expected } of cases) {
    const started = performance.now();
    const result = await rfc5322.parse(new Uint8Array(bytes), context).catch((error) => ({ kind: 'failed', error }));
    if (performance.now() - started > MAX_MS) count.slow++;
    if (result.kind !== 'ok') {
      count[result.kind === 'dead' ? 'refused' : 'failed']++;
      if (result.kind === 'failed') console.error(`${file}: ${result.error}`);
      continue;
    }
    count.read++;
    if (!expected) count.unreferenced++;
    else compare(expected, seenOf(result.value[0].event), tally);
  }
  console.log(
    `mime/${name}: ${cases.length} messages, ${count.read} read, ${count.refused} refused, ${count.failed} failed, ${count.slow} over ${MAX_MS} ms, ${count.unreferenced} without a usable reference`,
  );
  for (const [field, [same, all]] of tally) console.log(`  ${field.padEnd(12)} ${same} of ${all} (${((100 * same) / all).toFixed(1)} %)`);
  if (count.failed + count.slow > 0) process.exitCode = 1;
}

const squeezed = (text) => text.replace(/\s+/g, ' ').trim();
const seenOf = ({ email, unmapped }) => ({
  subject: email.subject ?? '',
  from: email.from ?? '',
  to: email.to ?? [],
  files: (email.files ?? []).map((f) => f.mime_type),
  hashes: (email.files ?? []).map((f) => f.hashes[0].value),
  text: squeezed(unmapped?.text ?? ''),
});

/** Only what the reference tells is compared. */
function compare(expected, seen, tally) {
  const note = (field, same) => {
    const [right, all] = tally.get(field) ?? [0, 0];
    tally.set(field, [right + (same ? 1 : 0), all + 1]);
  };
  const sorted = (list) => [...list].sort().join('\n');
  if (expected.subject !== undefined) note('subject', squeezed(expected.subject) === squeezed(seen.subject));
  if (expected.from !== undefined) note('from', expected.from.toLowerCase() === seen.from);
  if (expected.to !== undefined) note('to', sorted(expected.to.map((t) => t.toLowerCase())) === sorted(seen.to));
  if (expected.files !== undefined) {
    note('files', expected.files.length === seen.files.length);
    note('file types', sorted(expected.files) === sorted(seen.files));
  }
  for (const hash of expected.hashes ?? []) note('hashes', seen.hashes.includes(hash));
  // A reader sees the beginning of the text; the rest is cut.
  if (expected.text) note('text', seen.text.includes(squeezed(expected.text).slice(0, 200)));
}

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');
const unescaped = (xml) =>
  xml.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&amp;', '&');

/** `x_decoded.xml` is the tree of a message; bodies lie beside it in files of their own. Encoded words and folded lines are as in the message. */
function mime4j() {
  const folder = join(DATA, 'mime4j/core/src/test/resources/mimetools-testmsgs');
  return list(folder, '.msg').map((file) => {
    const xml = readOr(join(folder, file.replace(/\.msg$/, '_decoded.xml')));
    return { file, bytes: readFileSync(join(folder, file)), expected: xml && treeOf(xml.toString('latin1'), folder) };
  });
}

function treeOf(xml, folder) {
  const top = fieldsOf(/<header>([\s\S]*?)<\/header>/.exec(xml)?.[1] ?? '');
  const parts = [...xml.matchAll(/<header>((?:(?!<\/header>)[\s\S])*)<\/header>\s*<(text|binary)-body name="([^"]+)"/g)].map(
    ([, header, kind, name]) => {
      const fields = fieldsOf(header);
      const type = (/^\s*([^\s;]+\/[^\s;]+)/.exec(fields['content-type'] ?? '')?.[1] ?? 'text/plain').toLowerCase();
      const attached = /^\s*attachment/i.test(fields['content-disposition'] ?? '') || !/^text\/(?:plain|html)$/.test(type);
      return { type, attached, kind, body: readOr(join(folder, unescaped(name))) };
    },
  );
  const files = parts.filter((p) => p.attached);
  const address = /<([^<>\s]+@[^<>\s]+)>/.exec(top.from ?? '')?.[1] ?? /^\s*([^\s<>,()"]+@[^\s<>,()"]+)\s*(?:\(|$)/.exec(top.from ?? '')?.[1];
  const subject = top.subject;
  const text = parts.find((p) => !p.attached && p.type === 'text/plain')?.body?.toString('utf8');
  return {
    ...(subject === undefined || subject.includes('=?') ? {} : { subject }),
    ...(address === undefined ? {} : { from: address }),
    files: files.map((f) => f.type),
    hashes: files.filter((f) => f.kind === 'binary' && f.body).map((f) => sha256(f.body)),
    ...(text === undefined ? {} : { text }),
  };
}

function fieldsOf(header) {
  const fields = {};
  for (const [, raw] of header.matchAll(/<field>\s*([\s\S]*?)<\/field>/g)) {
    const line = unescaped(raw).replace(/\r?\n/g, ' ');
    fields[line.slice(0, line.indexOf(':')).trim().toLowerCase()] ??= line.slice(line.indexOf(':') + 1);
  }
  return fields;
}

/** `x.json` is the parse: parts by number, of which `text_body`, `html_body` and `attachments` name some. */
function stalwart() {
  const root = join(DATA, 'stalwart/resources/eml');
  return ['malformed', 'rfc'].flatMap((folder) =>
    list(join(root, folder), '.eml').map((file) => {
      const json = readOr(join(root, folder, file.replace(/\.eml$/, '.json')));
      return { file, bytes: readFileSync(join(root, folder, file)), expected: json && parseOf(JSON.parse(json.toString('utf8'))) };
    }),
  );
}

function parseOf({ parts, text_body, attachments }) {
  const headers = parts[0]?.headers ?? [];
  const header = (part, name) => part?.headers?.find((h) => h.name === name)?.value;
  const list = (name) =>
    headers
      .find((h) => h.name === name)
      ?.value?.Address?.List?.map((a) => a.address)
      .filter((a) => typeof a === 'string');
  const subject = headers.find((h) => h.name === 'subject')?.value?.Text;
  const type = (part) => {
    const found = header(part, 'content_type')?.ContentType;
    return found ? `${found.c_type}/${found.c_subtype ?? 'plain'}`.toLowerCase() : 'text/plain';
  };
  const files = attachments.map((n) => parts[n]).filter(Boolean);
  const binary = files.map((f) => f.body?.Binary).filter(Array.isArray);
  const [first] = text_body;
  const text = parts[first]?.body?.Text;
  return {
    ...(typeof subject === 'string' ? { subject } : {}),
    ...(list('from')?.[0] === undefined ? {} : { from: list('from')[0] }),
    ...(list('to') === undefined ? {} : { to: list('to') }),
    files: files.map(type),
    hashes: binary.map((bytes) => sha256(Buffer.from(bytes))),
    ...(typeof text === 'string' ? { text } : {}),
  };
}

const list = (folder, ext) =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((f) => f.endsWith(ext))
        .sort()
    : [];
const readOr = (path) => (existsSync(path) ? readFileSync(path) : undefined);
