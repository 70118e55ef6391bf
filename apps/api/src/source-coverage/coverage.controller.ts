import { Controller, Get, Inject, Query, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { type Caller, CallerOf, type Parts, PARTS, TokenGuard } from '@cordon/nest';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, MaxLength, Min } from 'class-validator';
import { given } from '../list-query';
import { coverageOf, type Coverage } from './coverage';
import { coverageRange } from './coverage-range';

export class CoverageQuery {
  @ApiPropertyOptional({ description: 'Tenant, for tokens that may see several' }) @IsOptional() @IsString() @MaxLength(63) tenant?: string;
  @ApiPropertyOptional({ description: 'Of records that arrived from this time, ms since the epoch; a day before `to` when left out' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  from?: number;
  @ApiPropertyOptional({ description: 'Before this time, ms since the epoch; now when left out. At most 31 days after `from`' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  to?: number;
}

@ApiTags('coverage')
@ApiBearerAuth()
@UseGuards(TokenGuard)
@Controller('api/v1/coverage')
export class CoverageController {
  constructor(@Inject(PARTS) private readonly parts: Parts) {}

  @Get()
  @ApiOperation({
    summary:
      'What each source gives: volume, lag, refused, silence, formats, share of fields mapped, classes, and the detectors that it feeds; and the blind ones',
  })
  of(@CallerOf() { tenant }: Caller, @Query() query: CoverageQuery): Promise<Coverage> {
    const { store, live, standings, clock } = this.parts;
    const now = clock.now();
    const estate = live.estates.get(tenant);
    const parts = { store, sources: live.sources.values(), standings: standings.of(tenant), now, ...(estate === undefined ? {} : { estate }) };
    return coverageOf(parts, tenant, coverageRange(given(query), now));
  }
}
