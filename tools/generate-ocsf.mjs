/**
 * Generates the OCSF types and check tables of libs/wire from an OCSF schema tree.
 *
 *   node tools/generate-ocsf.mjs --schema DIR --out DIR
 *
 * DIR of --schema is a checkout of https://github.com/ocsf/ocsf-schema at the wanted tag (it has version.json). Only the
 * core schema is read: the platform extensions (linux, macos, windows) are left out. The output depends on the schema
 * alone, so that a second run changes nothing.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { enumsFile, namedEnums } from './ocsf/enums.mjs';
import { compileSchema } from './ocsf/schema.mjs';
import { tablesFile } from './ocsf/tables.mjs';
import { classesFile, objectsFile } from './ocsf/types.mjs';

/** A file above this size is hard to review and slow in editors. */
const LARGEST_FILE_BYTES = 900_000;

const { values } = parseArgs({ options: { schema: { type: 'string' }, out: { type: 'string' } } });
if (values.schema === undefined || values.out === undefined) {
  console.error('usage: node tools/generate-ocsf.mjs --schema DIR --out DIR');
  process.exit(2);
}

const schema = compileSchema(values.schema);
const enums = namedEnums(schema);
const files = {
  'classes.ts': classesFile(schema, enums),
  'enums.ts': enumsFile(schema, enums),
  'objects.ts': objectsFile(schema, enums),
  'tables.ts': tablesFile(schema, enums),
};

mkdirSync(values.out, { recursive: true });
for (const [name, text] of Object.entries(files)) {
  const sizeBytes = Buffer.byteLength(text);
  if (sizeBytes > LARGEST_FILE_BYTES) throw new Error(`${name} has ${sizeBytes} bytes; split it`);
  writeFileSync(join(values.out, name), text);
  console.log(`${name} ${sizeBytes} bytes`);
}
console.log(`OCSF ${schema.version}: ${schema.classes.length} classes, ${schema.objects.length} objects, ${enums.enums.length} closed lists`);
