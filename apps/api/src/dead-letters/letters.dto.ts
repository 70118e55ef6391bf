import { ApiPropertyOptional } from '@nestjs/swagger';
import { LETTER_STATES, type LetterState } from '@cordon/store-clickhouse';
import { STREAM_NAMES, type StreamName } from '@cordon/wire';
import { IsBoolean, IsIn, IsInt, IsNotEmpty, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { ListQuery } from '../list-query';

const MOST_TEXT = 200;
/** Letters of one request at most. */
const MOST_LETTERS = 10_000;

export class DeadQuery extends ListQuery {
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(MOST_TEXT) code?: string;
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(MOST_TEXT) source?: string;
  @ApiPropertyOptional({ description: 'The stage that refused it' }) @IsOptional() @IsString() @MaxLength(MOST_TEXT) stage?: string;
  @ApiPropertyOptional({ enum: STREAM_NAMES, description: 'The stream it was refused from' }) @IsOptional() @IsIn(STREAM_NAMES) stream?: StreamName;
  @ApiPropertyOptional({ enum: LETTER_STATES }) @IsOptional() @IsIn(LETTER_STATES) state?: LetterState;
}

/** Which open letters; at least one member narrows them down. */
export class LettersDto {
  @ApiPropertyOptional() @IsOptional() @IsString() @IsNotEmpty() @MaxLength(MOST_TEXT) source?: string;
  @ApiPropertyOptional() @IsOptional() @IsString() @IsNotEmpty() @MaxLength(MOST_TEXT) code?: string;
  @ApiPropertyOptional() @IsOptional() @IsString() @IsNotEmpty() @MaxLength(MOST_TEXT) stage?: string;
  @ApiPropertyOptional({ enum: STREAM_NAMES }) @IsOptional() @IsIn(STREAM_NAMES) stream?: StreamName;
  @ApiPropertyOptional({ description: 'From this time, ms since the epoch' }) @IsOptional() @IsInt() @Min(0) from?: number;
  @ApiPropertyOptional({ description: 'Before this time, ms since the epoch' }) @IsOptional() @IsInt() @Min(0) to?: number;
  @ApiPropertyOptional({ description: 'Letters at most, the newest; they are taken oldest first', default: 100 })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MOST_LETTERS)
  max?: number;
  @ApiPropertyOptional({ description: 'Only say what would be done' }) @IsOptional() @IsBoolean() dryRun?: boolean;
}

export class RedriveDto {
  @ApiPropertyOptional({
    description: 'Raw records: name of a format, or `detect`; left out = the format that the source is configured with now, else as the record said',
  })
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(MOST_TEXT)
  format?: string;
}

export class RedriveLettersDto extends LettersDto {
  @ApiPropertyOptional({ description: 'As for one letter' }) @IsOptional() @IsString() @IsNotEmpty() @MaxLength(MOST_TEXT) format?: string;
}
