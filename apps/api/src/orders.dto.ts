import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ENTITY_KINDS, VERBS, VERDICTS, type EntityKind, type Order, type OrderKind, type Verb, type Verdict } from '@cordon/wire';
import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsNotEmpty, IsOptional, IsString, Matches, Max, MaxLength, Min, ValidateIf, ValidateNested } from 'class-validator';

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
] as const satisfies readonly OrderKind[];

const of =
  (...kinds: OrderKind[]) =>
  (o: OrderDto): boolean =>
    kinds.includes(o.kind);
const MAX_TTL_MS = 7 * 24 * 3_600_000;

export class TargetDto {
  @ApiProperty({ enum: ENTITY_KINDS }) @IsIn(ENTITY_KINDS) kind!: EntityKind;
  @ApiProperty() @IsString() @IsNotEmpty() @MaxLength(1_000) key!: string;
}

/** One order; which members it needs depends on `kind`. */
export class OrderDto {
  @ApiProperty({ enum: ORDER_KINDS }) @IsIn(ORDER_KINDS) kind!: OrderKind;
  @ApiPropertyOptional()
  @ValidateIf(of('action.approve', 'action.deny', 'action.release', 'action.extend'))
  @Matches(/^act-[0-9a-f]{32}$/)
  action?: string;
  @ApiPropertyOptional() @ValidateIf(of('action.approve')) @Matches(/^[0-9a-f]{64}$/) approvalHash?: string;
  @ApiPropertyOptional() @IsOptional() @IsInt() @Min(1_000) @Max(MAX_TTL_MS) ttlMs?: number;
  @ApiPropertyOptional()
  @ValidateIf(of('action.propose', 'incident.status', 'incident.assign', 'incident.comment', 'incident.remove-link'))
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  incident?: string;
  @ApiPropertyOptional({ enum: VERBS }) @ValidateIf(of('action.propose')) @IsIn(VERBS) verb?: Verb;
  @ApiPropertyOptional({ type: TargetDto }) @ValidateIf(of('action.propose')) @ValidateNested() @Type(() => TargetDto) target?: TargetDto;
  @ApiPropertyOptional()
  @ValidateIf(of('action.propose', 'kill-switch', 'freeze', 'rearm'))
  @IsString()
  @IsNotEmpty()
  @MaxLength(1_000)
  reason?: string;
  @ApiPropertyOptional() @ValidateIf(of('incident.status')) @IsIn(['open', 'investigating', 'contained', 'resolved', 'closed']) status?: string;
  @ApiPropertyOptional({ enum: VERDICTS }) @IsOptional() @IsIn(VERDICTS) verdict?: Verdict;
  @ApiPropertyOptional() @ValidateIf(of('incident.assign')) @IsString() @MaxLength(200) assignee?: string;
  @ApiPropertyOptional() @ValidateIf(of('incident.comment')) @IsString() @IsNotEmpty() @MaxLength(10_000) text?: string;
  @ApiPropertyOptional() @ValidateIf(of('incident.remove-link')) @IsString() @IsNotEmpty() finding?: string;
  @ApiPropertyOptional() @ValidateIf(of('kill-switch', 'freeze')) @IsBoolean() on?: boolean;
  @ApiPropertyOptional() @IsOptional() @IsInt() @Min(0) until?: number;
}

/** The checked DTO as the wire's order: only what was given. */
export const orderOf = (dto: OrderDto): Order => JSON.parse(JSON.stringify(dto)) as Order;

export class ReasonDto {
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(1_000) reason?: string;
  @ApiPropertyOptional() @IsOptional() @Matches(/^[0-9a-f]{64}$/) approvalHash?: string;
  @ApiPropertyOptional() @IsOptional() @IsInt() @Min(1_000) @Max(MAX_TTL_MS) ttlMs?: number;
}
