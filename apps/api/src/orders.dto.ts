import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ENTITY_KINDS, VERBS, VERDICTS, type EntityKind, type Order, type OrderKind, type Verb, type Verdict } from '@cordon/wire';
import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsNotEmptyObject,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';

/** Orders that are written with what they do, by routes of their own; nobody gives them by name. */
type Recorded = 'dead.look' | 'dead.redrive' | 'dead.discard' | 'source.resume';
type GivenKind = Exclude<OrderKind, Recorded>;

export const ORDER_KINDS = [
  'action.approve',
  'action.deny',
  'action.release',
  'action.extend',
  'action.propose',
  'incident.status',
  'incident.assign',
  'incident.comment',
  'incident.remove-link',
  'kill-switch',
  'freeze',
  'rearm',
] as const satisfies readonly GivenKind[];

/** Orders that need the right `admin` and go through /commands/switch. */
export const SWITCHES: readonly GivenKind[] = ['kill-switch', 'freeze', 'rearm'];

const ACTION = /^act-[0-9a-f]{32}$/;
const HASH = /^[0-9a-f]{64}$/;
const STATUSES = ['open', 'investigating', 'contained', 'resolved', 'closed'];
const MAX_TTL_MS = 7 * 24 * 3_600_000;

type Member = Exclude<keyof OrderDto, 'kind'>;
/** Which members an order has: `!` it must have. Anything else that is sent with it is a mistake. */
const MEMBERS: Readonly<Record<GivenKind, readonly (Member | `${Member}!`)[]>> = {
  'action.approve': ['action!', 'approvalHash!'],
  'action.deny': ['action!', 'reason'],
  'action.release': ['action!', 'reason'],
  'action.extend': ['action!', 'ttlMs!'],
  'action.propose': ['incident!', 'verb!', 'target!', 'ttlMs', 'reason!'],
  'incident.status': ['incident!', 'status!', 'verdict'],
  'incident.assign': ['incident!', 'assignee!'],
  'incident.comment': ['incident!', 'text!'],
  'incident.remove-link': ['incident!', 'finding!'],
  'kill-switch': ['on!', 'reason!'],
  freeze: ['on!', 'until', 'reason!'],
  rearm: ['reason!'],
};
const needs = (kind: GivenKind): readonly string[] => (Object.hasOwn(MEMBERS, kind) ? MEMBERS[kind] : []);

/** Checked when it is sent, or when its kind must have it. */
const When = (member: Member): PropertyDecorator => ValidateIf((o: OrderDto) => o[member] !== undefined || needs(o.kind).includes(`${member}!`));

export class TargetDto {
  @ApiProperty({ enum: ENTITY_KINDS }) @IsIn(ENTITY_KINDS) kind!: EntityKind;
  @ApiProperty() @IsString() @IsNotEmpty() @MaxLength(1_000) key!: string;
}

/** One order; which members it has depends on `kind`. */
export class OrderDto {
  @ApiProperty({ enum: ORDER_KINDS }) @IsIn(ORDER_KINDS) kind!: GivenKind;
  @ApiPropertyOptional() @When('action') @Matches(ACTION) action?: string;
  @ApiPropertyOptional({ description: 'The hash that the pending action shows' }) @When('approvalHash') @Matches(HASH) approvalHash?: string;
  @ApiPropertyOptional({ description: 'ms from now' }) @When('ttlMs') @IsInt() @Min(1_000) @Max(MAX_TTL_MS) ttlMs?: number;
  @ApiPropertyOptional() @When('incident') @IsString() @IsNotEmpty() @MaxLength(100) incident?: string;
  @ApiPropertyOptional({ enum: VERBS }) @When('verb') @IsIn(VERBS) verb?: Verb;
  @ApiPropertyOptional({ type: TargetDto }) @When('target') @IsNotEmptyObject() @ValidateNested() @Type(() => TargetDto) target?: TargetDto;
  @ApiPropertyOptional() @When('reason') @IsString() @IsNotEmpty() @MaxLength(1_000) reason?: string;
  @ApiPropertyOptional({ enum: STATUSES }) @When('status') @IsIn(STATUSES) status?: string;
  @ApiPropertyOptional({ enum: VERDICTS }) @When('verdict') @IsIn(VERDICTS) verdict?: Verdict;
  @ApiPropertyOptional() @When('assignee') @IsString() @MaxLength(200) assignee?: string;
  @ApiPropertyOptional() @When('text') @IsString() @IsNotEmpty() @MaxLength(10_000) text?: string;
  @ApiPropertyOptional() @When('finding') @IsString() @IsNotEmpty() @MaxLength(100) finding?: string;
  @ApiPropertyOptional() @When('on') @IsBoolean() on?: boolean;
  @ApiPropertyOptional({ description: 'ms since the epoch' }) @When('until') @IsInt() @Min(0) until?: number;
}

/** What was sent with an order that does not belong to its kind. */
export function strayMembers(dto: OrderDto): string[] {
  const own = needs(dto.kind).map((m) => m.replace('!', ''));
  return Object.entries(dto)
    .filter(([name, value]) => value !== undefined && name !== 'kind' && !own.includes(name))
    .map(([name]) => `${dto.kind} has no ${name}`);
}

/** The checked DTO as the wire's order: only what was given. */
export const orderOf = (dto: OrderDto): Order => JSON.parse(JSON.stringify(dto)) as Order;

const Given = (member: string): PropertyDecorator => ValidateIf((o: object) => Object.entries(o).some(([k, v]) => k === member && v !== undefined));

export class ReasonDto {
  @ApiPropertyOptional() @Given('reason') @IsString() @IsNotEmpty() @MaxLength(1_000) reason?: string;
}

export class ApproveDto {
  @ApiProperty({ description: 'The hash that the pending action shows: it stands for action, target, evidence and expiry' })
  @Matches(HASH, { message: 'approvalHash: send back the hash that the pending action shows' })
  approvalHash!: string;
}

export class ExtendDto {
  @ApiProperty({ description: 'How long from now, ms' }) @IsInt() @Min(1_000) @Max(MAX_TTL_MS) ttlMs!: number;
}
