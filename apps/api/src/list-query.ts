import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';

/** Paging and time of a list. */
export class ListQuery {
  @ApiPropertyOptional({ description: 'Tenant, for tokens that may see several' }) @IsOptional() @IsString() @MaxLength(63) tenant?: string;
  @ApiPropertyOptional({ description: 'Items a page, 1 to 500', default: 50 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(500)
  limit?: number;
  @ApiPropertyOptional({ description: '`next` of the page before' }) @IsOptional() @IsString() @MaxLength(2_000) cursor?: string;
  @ApiPropertyOptional({ description: 'From this time, ms since the epoch' }) @IsOptional() @Type(() => Number) @IsInt() @Min(0) from?: number;
  @ApiPropertyOptional({ description: 'Before this time, ms since the epoch' }) @IsOptional() @Type(() => Number) @IsInt() @Min(0) to?: number;
}

/** The same without what was not given: absent is not undefined. */
export function given<T extends object>(query: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(query).filter(([k, v]) => v !== undefined && k !== 'tenant')) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
