import { accessSync, constants, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { mistakesOf, parseCidr, soundEntries, parsePolicy, type Policy } from '@cordon/core';
import { parseInventory, READER, readYamlText, type Inventory, type YamlText } from '@cordon/formats';
import { CordonError, type Code } from '@cordon/wire';
import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import type { DoorSettings, ListenerSettings } from './door-settings';
import {
  SettingsFile,
  type ActuatorSettings,
  type DestinationSettings,
  type DirectorySettings,
  type SourceSettings,
  type TopicSettings,
} from './settings-file';

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

/** Reads cordon.yaml; every mistake is listed with its line and path. */
export function readSettings(path: string): Settings {
  const yaml = readYaml(path, 'CORDON_CONFIG_INVALID');
  if (typeof yaml.value !== 'object' || yaml.value === null || Array.isArray(yaml.value))
    throw new CordonError('CORDON_CONFIG_INVALID', `${path}\n  the file must have named members`);
  const file = plainToInstance(SettingsFile, withoutNulls(yaml.value));
  const directory = dirname(resolve(path));
  const errors = validateSync(file, { whitelist: true, forbidNonWhitelisted: true });
  const mistakes = [...mistakesOf(errors), ...crossChecks(file, errors, directory)];
  if (mistakes.length > 0) throw invalid('CORDON_CONFIG_INVALID', path, yaml, mistakes);
  return { file, directory, path: resolve(path) };
}

/** Policy of a file, or CORDON_POLICY_INVALID with every mistake, its line and path. */
export function readPolicy(path: string): Policy {
  const yaml = readYaml(path, 'CORDON_POLICY_INVALID');
  const parsed = parsePolicy(yaml.value, read(path, 'CORDON_POLICY_INVALID'));
  if ('mistakes' in parsed) throw invalid('CORDON_POLICY_INVALID', path, yaml, parsed.mistakes);
  return parsed.policy;
}

/** `destinations:` with nothing after it is null in YAML and means the same as leaving it out. */
const withoutNulls = (value: object): object => Object.fromEntries(Object.entries(value).filter(([, v]) => v !== null));

/** Mistakes are `path: what is wrong`; each gets the line of its path. */
function invalid(code: Code, path: string, yaml: YamlText, mistakes: readonly string[]): CordonError {
  const located = mistakes.map((m) => `line ${yaml.lineOf(m.slice(0, Math.max(0, m.indexOf(':'))))}: ${m}`);
  return new CordonError(code, `${path}\n  ${located.join('\n  ')}`);
}

/** Inventory of a file, or CORDON_INVENTORY_INVALID with every mistake. */
export function readInventory(path: string): Inventory {
  const parsed = parseInventory(read(path, 'CORDON_INVENTORY_INVALID'));
  if (parsed.kind === 'ok') return parsed.value;
  const mistakes = parsed.kind === 'dead' ? parsed.reason.split('; ') : [];
  throw new CordonError('CORDON_INVENTORY_INVALID', `${path}\n  ${mistakes.join('\n  ')}`);
}

function readYaml(path: string, code: 'CORDON_CONFIG_INVALID' | 'CORDON_POLICY_INVALID'): YamlText {
  const yaml = readYamlText(read(path, code));
  if ('mistakes' in yaml) throw new CordonError(code, `${path}\n  ${yaml.mistakes.join('\n  ')}`);
  return yaml;
}

function read(path: string, code: 'CORDON_CONFIG_INVALID' | 'CORDON_POLICY_INVALID' | 'CORDON_INVENTORY_INVALID'): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new CordonError(code, `${path} cannot be read`, false, { cause });
  }
}

/** What hangs on other entries or on other files; only of entries that are sound in themselves. */
function crossChecks(file: SettingsFile, errors: readonly ValidationError[], directory: string): string[] {
  const tenants = new Set(soundEntries(errors, 'tenants', file.tenants).map((t) => t?.id));
  const formats = new Set(READER.names);
  const sources = new Set(soundEntries(errors, 'sources', file.sources).map((s) => s?.name));
  return [
    ...(errors.some((e) => e.property === 'kafka')
      ? []
      : (file.kafka?.topics ?? []).flatMap((t, i) => topicMistakes(t, `kafka.topics[${i}]`, sources, formats))),
    ...(errors.some((e) => e.property === 'doors') ? [] : doorMistakes(file.doors, sources, directory)),
    ...soundEntries(errors, 'tenants', file.tenants).flatMap((t, i) =>
      directoryMistakes(t?.directory, directory).map((m) => `tenants[${i}].directory${m}`),
    ),
    ...soundEntries(errors, 'sources', file.sources).flatMap((s, i) => [
      ...unread([['tokenFile', s?.tokenFile]], directory).map((m) => `sources[${i}].${m}`),
      ...(s === undefined || tenants.has(s.tenant) ? [] : [`sources[${i}].tenant: ${s.tenant} is not a tenant`]),
      ...(s?.format === undefined || formats.has(s.format) ? [] : [`sources[${i}].format: ${s.format} is not among ${[...formats].join(', ')}`]),
    ]),
    ...soundEntries(errors, 'destinations', file.destinations).flatMap((d, i) =>
      d
        ? [
            ...missing(d).map((m) => `destinations[${i}].${m}: needed for kind ${d.kind}`),
            ...unread(filesOf(d), directory).map((m) => `destinations[${i}].${m}`),
          ]
        : [],
    ),
    ...soundEntries(errors, 'actuators', file.actuators).flatMap((a, i) =>
      a
        ? [
            ...lacking(a).map((n) => `actuators[${i}].${n}: needed for kind ${a.kind}`),
            ...unread([['secretFile', a.secretFile]], directory).map((m) => `actuators[${i}].${m}`),
          ]
        : [],
    ),
  ];
}

/** Sources and formats that a topic or its routes name and that there are not, and routes that nothing chooses among. */
function topicMistakes(t: TopicSettings, place: string, sources: ReadonlySet<string | undefined>, formats: ReadonlySet<string>): string[] {
  const isFormat = (name: string | undefined): boolean => name === undefined || formats.has(name);
  return [
    ...(sources.has(t.source) ? [] : [`${place}.source: ${t.source} is not a source`]),
    ...(isFormat(t.format) ? [] : [`${place}.format: ${t.format} is no format`]),
    ...((t.routeBy === undefined) === (t.routes.length === 0) ? [] : [`${place}.routeBy: routes and what chooses among them go together`]),
    ...t.routes.flatMap((r, n) => [
      ...(r.source === undefined || sources.has(r.source) ? [] : [`${place}.routes[${n}].source: ${r.source} is not a source`]),
      ...(isFormat(r.format) ? [] : [`${place}.routes[${n}].format: ${r.format} is no format`]),
    ]),
  ];
}

/** Sources that doors name and that there are not, files that cannot be read, certificates without a key. */
function doorMistakes(doors: DoorSettings | undefined, sources: ReadonlySet<string | undefined>, directory: string): string[] {
  if (!doors) return [];
  const unknown = (named: string | undefined): string[] => (named === undefined || sources.has(named) ? [] : [`source: ${named} is not a source`]);
  const listener = (d: ListenerSettings): string[] => [
    ...unread(
      [
        ['certFile', d.certFile],
        ['keyFile', d.keyFile],
        ['clientCaFile', d.clientCaFile],
      ],
      directory,
    ),
    ...((d.certFile === undefined) === (d.keyFile === undefined) ? [] : ['certFile: a certificate and its key go together']),
  ];
  const place = (kind: string, i: number, mistakes: readonly string[]): string[] => mistakes.map((m) => `doors.${kind}[${i}].${m}`);
  return [
    ...doors.syslog.flatMap((d, i) =>
      place('syslog', i, [
        ...unknown(d.source),
        ...d.senders.flatMap((s, n) => unknown(s.source).map((m) => `senders[${n}].${m}`)),
        ...listener(d),
        ...(d.transport === 'tls' && d.certFile === undefined ? ['certFile: needed for transport tls'] : []),
      ]),
    ),
    ...doors.smtp.flatMap((d, i) =>
      place('smtp', i, [
        ...unknown(d.source),
        ...listener(d),
        ...unread([['passwordFile', d.passwordFile]], directory),
        ...((d.user === undefined) === (d.passwordFile === undefined) ? [] : ['user: a user and its password file go together']),
        ...(d.user !== undefined && d.certFile === undefined ? ['certFile: needed for a login, since a password goes over TLS alone'] : []),
        ...(d.clientCaFile !== undefined && d.certFile === undefined ? ['certFile: needed for clientCaFile'] : []),
        ...(d.from ?? []).flatMap((from, n) => (parseCidr(from) ? [] : [`from[${n}]: ${from} is no address or network`])),
      ]),
    ),
    ...doors.imap.flatMap((d, i) =>
      place('imap', i, [
        ...unknown(d.source),
        ...unread(
          [
            ['passwordFile', d.passwordFile],
            ['caFile', d.caFile],
          ],
          directory,
        ),
      ]),
    ),
    ...doors.files.flatMap((d, i) => place('files', i, unknown(d.source))),
  ];
}

/** A file or a server, and of a server all that is needed. Each begins with `: ` or with `.member: `. */
function directoryMistakes(d: DirectorySettings | undefined, directory: string): string[] {
  if (!d) return [];
  if ((d.file === undefined) === (d.url === undefined)) return [': names either a file or the url of a server'];
  const needed = d.url === undefined ? [] : (['bindDn', 'passwordFile', 'baseDn'] as const).filter((n) => d[n] === undefined);
  return [
    ...needed.map((n) => `.${n}: needed for a server`),
    ...unread(
      [
        ['passwordFile', d.passwordFile],
        ['caFile', d.caFile],
      ],
      directory,
    ).map((m) => `.${m}`),
    ...Object.entries(d.columns ?? {}).flatMap(([member, header]) => (typeof header === 'string' ? [] : [`.columns.${member}: must be a text`])),
  ];
}

function lacking(a: ActuatorSettings): readonly string[] {
  const needed = {
    ldap: ['url', 'bindDn', 'baseDn', 'secretFile'],
    webhook: ['url', 'secretFile', 'verb'],
    nftables: [],
    edl: [],
    simulator: [],
  } as const satisfies Record<ActuatorSettings['kind'], readonly (keyof ActuatorSettings)[]>;
  return needed[a.kind].filter((n) => a[n] === undefined);
}

/** Files with secrets and certificates that cannot be read, of `[member, path]`. */
const unread = (named: readonly (readonly [string, string | undefined])[], directory: string): string[] =>
  named.flatMap(([name, path]) => (path === undefined || isReadable(resolve(directory, path)) ? [] : [`${name}: ${path} cannot be read`]));

const filesOf = (d: DestinationSettings): (readonly [string, string | undefined])[] => [
  ...(d.secretFiles ?? []).map((path, i) => [`secretFiles[${i}]`, path] as const),
  ['caFile', d.caFile],
];

function isReadable(path: string): boolean {
  try {
    accessSync(path, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}

const missing = (d: DestinationSettings): string[] =>
  (d.kind === 'webhook' ? (['url', 'secretFiles'] as const) : (['host', 'port'] as const)).filter((n) => d[n] === undefined);
