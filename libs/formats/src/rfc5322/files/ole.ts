/** Names of streams and storages that are read; a document with macros has some tens. */
const MAX_NAMES = 2_048;
const END_OF_CHAIN = 0xfffffffa;
const HEADER = 512;

/**
 * Names in the directory of an OLE compound file (MS-CFB 2.6). Own reading, as the libraries on npm copy each stream while they read,
 * and a directory whose entries all point to one stream makes gigabytes of a megabyte. Empty when the file is damaged.
 */
export function oleNames(file: Buffer): readonly string[] {
  if (file.length < HEADER) return [];
  const shift = file.readUInt16LE(30);
  if (shift !== 9 && shift !== 12) return [];
  const sector = 1 << shift;
  const names: string[] = [];
  let at = file.readUInt32LE(48);
  for (let n = 0; names.length < MAX_NAMES && at < END_OF_CHAIN && n < MAX_NAMES; n++) {
    const from = (at + 1) * sector;
    if (from + sector > file.length) break;
    for (let entry = from; entry < from + sector; entry += 128) {
      // 64 bytes of UTF-16 with a final NUL that the length counts.
      const length = Math.min(64, file.readUInt16LE(entry + 64));
      if (length > 2) names.push(file.toString('utf16le', entry, entry + length - 2));
    }
    at = next(file, at, sector);
  }
  return names;
}

/** The sector after this one, by the file's allocation table; the first 109 of its sectors are named in the header. */
function next(file: Buffer, sectorNumber: number, sector: number): number {
  const perSector = sector / 4;
  const index = Math.floor(sectorNumber / perSector);
  if (index >= 109) return END_OF_CHAIN;
  const table = (file.readUInt32LE(76 + index * 4) + 1) * sector;
  const at = table + (sectorNumber % perSector) * 4;
  return at + 4 <= file.length ? file.readUInt32LE(at) : END_OF_CHAIN;
}
