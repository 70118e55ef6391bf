import { MODES, VERBS, type EntityKind, type Mode, type Verb } from '@cordon/wire';
import { sha256 } from '@noble/hashes/sha2';
import { bytesToHex } from '@noble/hashes/utils';
import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { canonicalKey } from '../entities/canonical-key';
import { parseCidr, type Cidr } from '../entities/cidr';
import { parseDuration } from './duration';
import { isZone, parseHours, within, type Hours } from './hours';
import { mistakesOf, soundEntries } from './mistakes';
import { PolicyFile } from './policy-file';

export interface Rule {
  readonly verb: Verb;
  /** Empty = every class without a rule of its own. */
  readonly classes: readonly string[];
  readonly mode: Mode;
  readonly minProbability: number;
  readonly tactics: readonly string[];
  readonly ttlMs: number;
  /** Longest it may hold in all, extensions included. */
  readonly maxTtlMs: number;
  readonly hours?: Hours;
  readonly vetoMs: number;
}

export interface Protected {
  readonly kind?: EntityKind;
  readonly key?: string;
  readonly cidr?: Cidr;
  readonly class?: string;
  readonly reason: string;
}

export interface VerbBudget {
  readonly perHour: number;
  readonly concurrent: number;
  readonly perIncident: number;
}

export interface Policy {
  readonly name: string;
  /** Name and the first 12 hex digits of the SHA-256 of the file's content. */
  readonly version: string;
  readonly rules: readonly Rule[];
  readonly protected: readonly Protected[];
  readonly budgets: ReadonlyMap<Verb, VerbBudget>;
  /** Empty = whoever has the right. */
  readonly approvers: readonly string[];
  readonly twoPeople: boolean;
  readonly keepAdmins: number;
  readonly zone: string;
  readonly inventoryMaxAgeMs: number;
}

/** Base TTL (response.md, section 3). */
const BASE_TTL_MS: Readonly<Record<Verb, number>> = {
  notify: 3_600_000,
  block_traffic: 3_600_000,
  isolate_device: 4 * 3_600_000,
  disable_account: 8 * 3_600_000,
};
/** Budgets where the policy names none (response.md, section 4). */
const BASE_BUDGETS: Readonly<Record<Verb, Omit<VerbBudget, 'perIncident'>>> = {
  notify: { perHour: 100, concurrent: 1_000 },
  block_traffic: { perHour: 60, concurrent: 200 },
  isolate_device: { perHour: 5, concurrent: 10 },
  disable_account: { perHour: 5, concurrent: 5 },
};
/** Autonomy needs a clear case unless a rule says otherwise. */
const BASE_PROBABILITY = 0.9;
const BASE_VETO_MS = 5 * 60_000;
const HOUR_MS = 3_600_000;
/** TTL grows with persistence, (n + 1) x base, at most five steps (response.md, section 3). */
export const MOST_STEPS = 5;
const INVENTORY_MAX_AGE_HOURS = 24;
/** Classes that are protected in every policy (response.md, section 4). */
export const ALWAYS_PROTECTED: readonly string[] = [
  'domain-controller',
  'dns',
  'dhcp',
  'idp',
  'gateway',
  'hypervisor',
  'backup',
  'iomt',
  'ot',
  'life-critical',
  'siem',
  'broker',
  'cordon',
  'actuator',
  'approver',
  'break-glass',
  'service',
  'sync',
];

/** Everything is observed, nothing is done: what holds until a policy is given. */
export const OBSERVE_ONLY: Policy = fromFile(Object.assign(new PolicyFile(), { name: 'observe-only' }), 'observe-only');

/** Parsed YAML → policy, or every mistake with its path. `text` is the file's content, for its version. */
export function parsePolicy(value: unknown, text: string): { policy: Policy } | { mistakes: readonly string[] } {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { mistakes: ['the policy must be a mapping'] };
  const file = plainToInstance(PolicyFile, withoutNulls(value));
  const errors = validateSync(file, { whitelist: true, forbidNonWhitelisted: true });
  const mistakes = [...mistakesOf(errors), ...crossChecks(file, errors)];
  return mistakes.length > 0 ? { mistakes } : { policy: fromFile(file, text) };
}

/** `rules:` with nothing after it is null in YAML and means the same as leaving it out. */
const withoutNulls = (value: object): object => Object.fromEntries(Object.entries(value).filter(([, v]) => v !== null));

function crossChecks(file: PolicyFile, errors: readonly ValidationError[]): string[] {
  const mistakes: string[] = [];
  soundEntries(errors, 'protected', file.protected).forEach((p, i) => {
    if (!p) return;
    const given = [p.key, p.cidr, p.class].filter((x) => x !== undefined).length;
    if (given !== 1) mistakes.push(`protected[${i}]: exactly one of key, cidr and class must be given`);
    if (p.key !== undefined && p.kind === undefined) mistakes.push(`protected[${i}]: a key needs its kind`);
    if (p.key !== undefined && p.kind !== undefined && canonicalKey(p.kind, p.key) === undefined)
      mistakes.push(`protected[${i}].key: no ${p.kind} can have this key`);
    if (p.cidr !== undefined && !parseCidr(p.cidr)) mistakes.push(`protected[${i}].cidr: not an address range`);
  });
  if (file.timezone !== undefined && !isZone(file.timezone)) mistakes.push(`timezone: ${file.timezone} is not a time zone`);
  const seen = new Set<string>();
  soundEntries(errors, 'rules', file.rules).forEach((r, i) => {
    if (!r) return;
    if (r.hours !== undefined && !parseHours(r.hours)) mistakes.push(`rules[${i}].hours: must be such as mon-fri 08:00-18:00`);
    if ((parseDuration(r.maxTtl ?? '') ?? Infinity) < (parseDuration(r.ttl ?? '') ?? BASE_TTL_MS[r.verb]))
      mistakes.push(`rules[${i}].maxTtl: is shorter than ttl`);
    for (const c of r.classes ?? ['*']) {
      const key = `${r.verb}/${c}`;
      if (seen.has(key)) mistakes.push(`rules[${i}]: ${r.verb} on ${c === '*' ? 'other classes' : c} has a rule already`);
      seen.add(key);
    }
  });
  return mistakes;
}

function fromFile(file: PolicyFile, text: string): Policy {
  const budgets = new Map<Verb, VerbBudget>();
  for (const verb of VERBS) budgets.set(verb, { ...BASE_BUDGETS[verb], perIncident: BASE_BUDGETS[verb].concurrent });
  for (const b of file.budgets) budgets.set(b.verb, { perHour: b.perHour, concurrent: b.concurrent, perIncident: b.perIncident ?? b.concurrent });
  return {
    name: file.name,
    version: `${file.name}@${bytesToHex(sha256(text)).slice(0, 12)}`,
    rules: file.rules.map((r): Rule => {
      const ttlMs = parseDuration(r.ttl ?? '') ?? BASE_TTL_MS[r.verb];
      const hours = parseHours(r.hours ?? '');
      return {
        verb: r.verb,
        classes: r.classes ?? [],
        mode: r.mode,
        minProbability: r.minProbability ?? BASE_PROBABILITY,
        tactics: r.tactics ?? [],
        ttlMs,
        maxTtlMs: parseDuration(r.maxTtl ?? '') ?? MOST_STEPS * ttlMs,
        ...(hours ? { hours } : {}),
        vetoMs: parseDuration(r.veto ?? '') ?? BASE_VETO_MS,
      };
    }),
    protected: [
      ...ALWAYS_PROTECTED.map((c) => ({ class: c, reason: `class ${c} is protected in every policy` })),
      ...file.protected.map((p) => {
        const cidr = p.cidr === undefined ? undefined : parseCidr(p.cidr);
        return {
          ...(p.kind ? { kind: p.kind } : {}),
          ...(p.key !== undefined ? { key: (p.kind && canonicalKey(p.kind, p.key)) ?? p.key } : {}),
          ...(cidr ? { cidr } : {}),
          ...(p.class !== undefined ? { class: p.class } : {}),
          reason: p.reason,
        };
      }),
    ],
    budgets,
    approvers: file.approvers ?? [],
    twoPeople: file.twoPeople ?? true,
    keepAdmins: file.keepAdmins ?? 1,
    zone: file.timezone ?? 'UTC',
    inventoryMaxAgeMs: (file.inventoryMaxAgeHours ?? INVENTORY_MAX_AGE_HOURS) * HOUR_MS,
  };
}

/** The rule for a verb on a class: one that names the class, else one for every class, else undefined (= observe). */
export const ruleFor = (policy: Policy, verb: Verb, targetClass: string | undefined): Rule | undefined =>
  policy.rules.find((r) => r.verb === verb && targetClass !== undefined && r.classes.includes(targetClass)) ??
  policy.rules.find((r) => r.verb === verb && r.classes.length === 0);

/** Mode of a rule at a time: outside its hours confirm at most, without a rule observe. */
export function modeAt(policy: Policy, rule: Rule | undefined, now: number): Mode {
  if (!rule) return 'observe';
  const outside = rule.hours !== undefined && !within(rule.hours, now, policy.zone);
  return outside && MODES.indexOf(rule.mode) > MODES.indexOf('confirm') ? 'confirm' : rule.mode;
}

/** The policy with more protected entries, such as what was discovered at start; its version stays that of the file. */
export const withProtected = (policy: Policy, more: readonly Protected[]): Policy => ({ ...policy, protected: [...policy.protected, ...more] });

export const maxTtlOf = (rule: Rule | undefined, verb: Verb): number => rule?.maxTtlMs ?? MOST_STEPS * BASE_TTL_MS[verb];
export const ttlOf = (rule: Rule | undefined, verb: Verb): number => rule?.ttlMs ?? BASE_TTL_MS[verb];
export const minProbabilityOf = (rule: Rule | undefined): number => rule?.minProbability ?? BASE_PROBABILITY;
