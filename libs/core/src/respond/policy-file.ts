import 'reflect-metadata';
import { ENTITY_KINDS, MODES, VERBS, type Mode, type Verb } from '@cordon/wire';
import { Type } from 'class-transformer';
import {
  ArrayNotEmpty,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsNumber,
  IsOptional,
  IsString,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';

const DURATION = /^\d{1,6}(s|m|h|d)$/;
const DURATION_MESSAGE = '$property must be a duration such as 30s, 15m, 4h or 2d';

/** One line of autonomy: which verb, on which class of asset, how far by itself. */
export class PolicyRule {
  /** What may be done. */
  @IsIn(VERBS) verb!: Verb;
  /** Asset classes (inventory) it holds for; left out = every class without a rule of its own. */
  @IsOptional() @IsArray() @ArrayNotEmpty() @IsString({ each: true }) @IsNotEmpty({ each: true }) classes?: string[];
  /** off, observe (decide and record only), confirm (a person approves), auto_with_veto, auto. */
  @IsIn(MODES) mode!: Mode;
  /** Incident probability below which this verb is not proposed, 0..1. */
  @IsOptional() @IsNumber() @Min(0) @Max(1) minProbability?: number;
  /** ATT&CK tactics of which the target's own findings must show one; left out = any. */
  @IsOptional() @IsArray() @Matches(/^TA\d{4}$/, { each: true }) tactics?: string[];
  /** How long it holds; defaults: block 1h, isolate 4h, disable 8h. */
  @IsOptional() @Matches(DURATION, { message: DURATION_MESSAGE }) ttl?: string;
  /** How long it may hold in all, however often it is extended; left out = five times `ttl`. */
  @IsOptional() @Matches(DURATION, { message: DURATION_MESSAGE }) maxTtl?: string;
  /** When this mode holds, by the clocks of `timezone`: `mon-fri 08:00-18:00`. At other times the mode is confirm at most. */
  @IsOptional() @IsString() hours?: string;
  /** Time to veto in auto_with_veto mode. */
  @IsOptional() @Matches(DURATION, { message: DURATION_MESSAGE }) veto?: string;
}

/** Never a target, whoever asks. Exactly one of key, cidr and class. */
export class ProtectedEntry {
  @IsOptional() @IsIn(ENTITY_KINDS) kind?: (typeof ENTITY_KINDS)[number];
  /** Canonical key, e.g. a mail address or a hostname; with kind. */
  @IsOptional() @IsString() @IsNotEmpty() key?: string;
  /** Addresses, e.g. 10.0.0.0/24. */
  @IsOptional() @Matches(/^[0-9a-fA-F.:]+\/\d{1,3}$/) cidr?: string;
  /** Asset class, e.g. domain-controller. */
  @IsOptional() @IsString() @IsNotEmpty() class?: string;
  @IsString() @IsNotEmpty() reason!: string;
}

/** Caps, reserved before acting; what is beyond waits for a person. */
export class Budget {
  @IsIn(VERBS) verb!: Verb;
  @IsInt() @Min(0) perHour!: number;
  @IsInt() @Min(0) concurrent!: number;
  /** Effects of this verb that one incident may hold at once; left out = `concurrent`. */
  @IsOptional() @IsInt() @Min(0) perIncident?: number;
}

/** `policy.yaml`. Everything left out is at its safest: mode observe. */
export class PolicyFile {
  /** Name shown beside every decision. */
  @IsString() @IsNotEmpty() name!: string;
  @IsOptional() @IsArray() @ValidateNested({ each: true }) @Type(() => PolicyRule) rules: PolicyRule[] = [];
  @IsOptional() @IsArray() @ValidateNested({ each: true }) @Type(() => ProtectedEntry) protected: ProtectedEntry[] = [];
  @IsOptional() @IsArray() @ArrayUnique((b: Budget | null) => b?.verb) @ValidateNested({ each: true }) @Type(() => Budget) budgets: Budget[] = [];
  /** Who may approve (names of tokens); left out = everybody whose token has the right `act`. */
  @IsOptional() @IsArray() @ArrayNotEmpty() @IsString({ each: true }) @IsNotEmpty({ each: true }) approvers?: string[];
  /** False where only one person is on duty: what needs two people then needs one. Default true. */
  @IsOptional() @IsBoolean() twoPeople?: boolean;
  /** Admins (tag `admin` in the inventory) that always stay enabled, besides the half of them that does. Default 1. */
  @IsOptional() @IsInt() @Min(1) keepAdmins?: number;
  /** IANA time zone of `hours`; default UTC. */
  @IsOptional() @IsString() @IsNotEmpty() timezone?: string;
  /** Hours after which the inventory counts as stale and autonomy falls to confirm. */
  @IsOptional() @IsInt() @Min(1) @Max(720) inventoryMaxAgeHours?: number;
}
