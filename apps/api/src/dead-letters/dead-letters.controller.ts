import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Caller, CallerOf, Needs, type Parts, PARTS, TokenGuard } from '@cordon/nest';
import type { Page } from '@cordon/runtime';
import { deadCounts, listDead, type DeadCount, type DeadSummary } from '@cordon/store-clickhouse';
import { given, ListQuery } from '../list-query';
import { LetterDesk, type LettersAnswer } from './letter-desk';
import { DeadQuery, LettersDto, RedriveDto, RedriveLettersDto } from './letters.dto';
import { lookOf, type Look } from './look';

@ApiTags('dead-letters')
@ApiBearerAuth()
@UseGuards(TokenGuard)
@Controller('api/v1/dead-letters')
export class DeadLettersController {
  constructor(
    @Inject(PARTS) private readonly parts: Parts,
    private readonly desk: LetterDesk,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Refused records, newest first, without their bytes' })
  list(@CallerOf() caller: Caller, @Query() query: DeadQuery): Promise<Page<DeadSummary>> {
    return listDead(this.parts.store, caller.tenant, given(query));
  }

  @Get('counts')
  @ApiOperation({ summary: 'How many by source, stage and code, most open first' })
  async counts(@CallerOf() caller: Caller, @Query() query: ListQuery): Promise<{ items: readonly DeadCount[] }> {
    const { from, to } = given(query);
    const range = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
    return { items: await deadCounts(this.parts.store, caller.tenant, range) };
  }

  @Get(':id')
  @Needs('dead')
  @ApiOperation({ summary: 'One refused record with its bytes; needs a right of its own, and is written down as a command' })
  async look(@CallerOf() caller: Caller, @Param('id') id: string): Promise<Look> {
    return lookOf(await this.desk.look(caller, id), this.parts.blob);
  }

  @Post('redrive')
  @HttpCode(202)
  @Needs('admin')
  @ApiOperation({ summary: 'Drive the open letters of a filter again, oldest first' })
  redriveAll(@CallerOf() caller: Caller, @Body() body: RedriveLettersDto): Promise<LettersAnswer> {
    const { max, dryRun, format, ...filter } = given(body);
    return this.desk.redriveAll(caller, filter, max, dryRun ?? false, format);
  }

  @Post('discard')
  @HttpCode(202)
  @Needs('admin')
  @ApiOperation({ summary: 'Discard the open letters of a filter: nobody need look at them any more' })
  discardAll(@CallerOf() caller: Caller, @Body() body: LettersDto): Promise<LettersAnswer> {
    const { max, dryRun, ...filter } = given(body);
    return this.desk.discardAll(caller, filter, max, dryRun ?? false);
  }

  /** The same record goes into its stream again, under the same id, so that what succeeds now has its effect once. */
  @Post(':id/redrive')
  @HttpCode(202)
  @Needs('admin')
  @ApiOperation({ summary: 'Drive a refused record again, after what refused it was mended' })
  async redrive(@CallerOf() caller: Caller, @Param('id') id: string, @Body() body: RedriveDto): Promise<{ redriven: string }> {
    return { redriven: await this.desk.redrive(caller, id, body.format) };
  }

  @Post(':id/discard')
  @HttpCode(202)
  @Needs('admin')
  @ApiOperation({ summary: 'Discard a refused record: nobody need look at it any more' })
  async discard(@CallerOf() caller: Caller, @Param('id') id: string): Promise<{ discarded: string }> {
    await this.desk.discard(caller, id);
    return { discarded: id };
  }
}
