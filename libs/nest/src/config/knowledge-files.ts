import { readFileSync } from 'node:fs';
import {
  readAddressFile,
  readAssets,
  readCloudRanges,
  readDirectory,
  type AddressFact,
  type AddressTable,
  type CloudRange,
  type Directory,
  type DirectoryRules,
  type ListedAsset,
} from '@cordon/enrichment';
import { CordonError, type Code } from '@cordon/wire';

/** People of a file, or CORDON_INVENTORY_INVALID with every mistake. */
export function readDirectoryFile(path: string, rules: DirectoryRules): Directory {
  const found = readDirectory(read(path, 'CORDON_INVENTORY_INVALID'), rules);
  return 'mistakes' in found ? refuse('CORDON_INVENTORY_INVALID', path, found.mistakes) : found;
}

/** Assets of a CSV, or CORDON_INVENTORY_INVALID with every mistake. */
export function readAssetsFile(path: string): readonly ListedAsset[] {
  const found = readAssets(read(path, 'CORDON_INVENTORY_INVALID'));
  return 'mistakes' in found ? refuse('CORDON_INVENTORY_INVALID', path, found.mistakes) : found.assets;
}

/** Country and operator by address, or CORDON_CONFIG_INVALID with every mistake. */
export function readAddressDataFile(path: string): AddressTable<AddressFact> {
  const found = readAddressFile(read(path, 'CORDON_CONFIG_INVALID'));
  return 'mistakes' in found ? refuse('CORDON_CONFIG_INVALID', path, found.mistakes) : found.table;
}

/** A cloud provider's list, or CORDON_CONFIG_INVALID with every mistake. */
export function readCloudRangesFile(path: string): readonly CloudRange[] {
  const found = readCloudRanges(read(path, 'CORDON_CONFIG_INVALID'));
  return 'mistakes' in found ? refuse('CORDON_CONFIG_INVALID', path, found.mistakes) : found.ranges;
}

function read(path: string, code: Code): Buffer {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new CordonError(code, `${path}\n  cannot be read`, false, { cause });
  }
}

function refuse(code: Code, path: string, mistakes: readonly string[]): never {
  throw new CordonError(code, `${path}\n  ${mistakes.join('\n  ')}`);
}
