import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { mistakesOf, OBSERVE_ONLY, parsePolicy, type Policy } from '@cordon/core';
import { parseInventory, type Inventory } from '@cordon/formats';
import { CordonError } from '@cordon/wire';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { parseDocument } from 'yaml';
import { SettingsFile, type DestinationSettings, type SourceSettings } from './settings-file';

/** Settings with the files they name; `directory` is where relative paths start. */
export interface Settings {
  readonly file: SettingsFile;
  readonly directory: string;
  /** cordon.yaml, where there is one. */
  readonly path?: string;
}

/** One tenant that observes, and a source for each common product: what holds without a cordon.yaml. */
export function defaultSettings(): Settings {
  const source = (name: string): SourceSettings => ({ name, tenant: 'default', trust: 2 });
  const file = Object.assign(new SettingsFile(), {
    tenants: [{ id: 'default' }],
    sources: ['mail', 'm365', 'aws', 'zeek', 'ocsf', 'upload'].map(source),
  });
  return { file, directory: process.cwd() };
}

/** Reads cordon.yaml; every mistake is listed with its path. */
export function readSettings(path: string): Settings {
  const file = plainToInstance(SettingsFile, readYaml(path, 'CORDON_CONFIG_INVALID'));
  const errors = validateSync(file, { whitelist: true, forbidNonWhitelisted: true });
  const mistakes = mistakesOf(errors);
  if (mistakes.length === 0) mistakes.push(...crossChecks(file));
  if (mistakes.length > 0) throw new CordonError('CORDON_CONFIG_INVALID', `${path}\n  ${mistakes.join('\n  ')}`);
  return { file, directory: dirname(resolve(path)), path: resolve(path) };
}

/** Policy of a file, or CORDON_POLICY_INVALID with every mistake. */
export function readPolicy(path: string): Policy {
  const text = read(path, 'CORDON_POLICY_INVALID');
  const parsed = parsePolicy(readYaml(path, 'CORDON_POLICY_INVALID'), text);
  if ('mistakes' in parsed) throw new CordonError('CORDON_POLICY_INVALID', `${path}\n  ${parsed.mistakes.join('\n  ')}`);
  return parsed.policy;
}

/** Policies by tenant; tenants without one observe. */
export function readPolicies(settings: Settings): Map<string, Policy> {
  return new Map(settings.file.tenants.map((t) => [t.id, t.policy ? readPolicy(resolve(settings.directory, t.policy)) : OBSERVE_ONLY]));
}

/** Inventory of a file, or CORDON_INVENTORY_INVALID with every mistake. */
export function readInventory(path: string): Inventory {
  const parsed = parseInventory(read(path, 'CORDON_INVENTORY_INVALID'));
  if (parsed.kind === 'ok') return parsed.value;
  const mistakes = parsed.kind === 'dead' ? parsed.reason.split('; ') : [];
  throw new CordonError('CORDON_INVENTORY_INVALID', `${path}\n  ${mistakes.join('\n  ')}`);
}

/** Inventories by tenant, for those that name one; mistakes are CORDON_INVENTORY_INVALID, all of them. */
export function readInventories(settings: Settings): Map<string, Inventory> {
  const named = settings.file.tenants.flatMap((t) => (t.inventory === undefined ? [] : [[t.id, t.inventory] as const]));
  return new Map(named.map(([id, path]) => [id, readInventory(resolve(settings.directory, path))]));
}

function readYaml(path: string, code: 'CORDON_CONFIG_INVALID' | 'CORDON_POLICY_INVALID'): unknown {
  const document = parseDocument(read(path, code), { prettyErrors: true });
  if (document.errors.length > 0) throw new CordonError(code, `${path}\n  ${document.errors.map((e) => e.message).join('\n  ')}`);
  return document.toJS({ maxAliasCount: 100 });
}

function read(path: string, code: 'CORDON_CONFIG_INVALID' | 'CORDON_POLICY_INVALID' | 'CORDON_INVENTORY_INVALID'): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new CordonError(code, `${path} cannot be read`, false, { cause });
  }
}

function crossChecks(file: SettingsFile): string[] {
  const tenants = new Set(file.tenants.map((t) => t.id));
  const sources = new Set(file.sources.map((s) => s.name));
  return [
    ...(file.kafka?.topics ?? []).flatMap((t, i) => (sources.has(t.source) ? [] : [`kafka.topics[${i}].source: ${t.source} is not a source`])),
    ...file.sources.flatMap((s, i) => (tenants.has(s.tenant) ? [] : [`sources[${i}].tenant: ${s.tenant} is not a tenant`])),
    ...file.destinations.flatMap((d, i) => missing(d).map((m) => `destinations[${i}].${m}: needed for kind ${d.kind}`)),
    ...file.actuators.flatMap((a, i) => {
      const needed = {
        ldap: ['url', 'bindDn', 'baseDn', 'secretFile'],
        webhook: ['url', 'secretFile', 'verb'],
        nftables: [],
        edl: [],
        simulator: [],
      }[a.kind];
      return needed.filter((n) => a[n as keyof typeof a] === undefined).map((n) => `actuators[${i}].${n}: needed for kind ${a.kind}`);
    }),
  ];
}

const missing = (d: DestinationSettings): string[] =>
  (d.kind === 'webhook' ? (['url', 'secretFiles'] as const) : (['host', 'port'] as const)).filter((n) => d[n] === undefined);
