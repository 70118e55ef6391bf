import { Controller, Get, HttpCode, Inject, Param, Post, Query, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { type Caller, CallerOf, Needs, type Parts, PARTS, TokenGuard } from '@cordon/nest';
import type { Page } from '@cordon/runtime';
import { deadById, listDead, type DeadLetter, type DeadSummary } from '@cordon/store-clickhouse';
import { CordonError, decodeRecord } from '@cordon/wire';
import { IsOptional, IsString } from 'class-validator';
import { found } from './found';
import { given, ListQuery } from './list-query';

class DeadQuery extends ListQuery {
  @ApiPropertyOptional() @IsOptional() @IsString() code?: string;
}

type Look = Omit<DeadLetter, 'bytes'> & { readonly base64: string };

@ApiTags('dead-letters')
@ApiBearerAuth()
@UseGuards(TokenGuard)
@Controller('api/v1/dead-letters')
export class DeadLettersController {
  constructor(@Inject(PARTS) private readonly parts: Parts) {}

  @Get()
  @ApiOperation({ summary: 'Refused records, newest first, without their bytes' })
  list(@CallerOf() caller: Caller, @Query() query: DeadQuery): Promise<Page<DeadSummary>> {
    return listDead(this.parts.store, caller.tenant, given(query));
  }

  @Get(':id')
  @Needs('dead')
  @ApiOperation({ summary: 'One refused record with its bytes; needs a right of its own' })
  async look(@CallerOf() caller: Caller, @Param('id') id: string): Promise<Look> {
    const { bytes, ...rest } = found(await deadById(this.parts.store, caller.tenant, id), id);
    return { ...rest, base64: Buffer.from(bytes).toString('base64') };
  }

  /** The same record goes into its stream again, under the same id, so that what succeeds now has its effect once. */
  @Post(':id/redrive')
  @HttpCode(202)
  @Needs('admin')
  @ApiOperation({ summary: 'Drive a refused raw record again, after what refused it was mended' })
  async redrive(@CallerOf() caller: Caller, @Param('id') id: string): Promise<{ redriven: string }> {
    const dead = found(await deadById(this.parts.store, caller.tenant, id), id);
    if (dead.stream !== 'raw' || dead.truncated) throw new CordonError('CORDON_COMMAND_INVALID', 'only whole raw records can be driven again');
    const { ce_mark: _, ...headers } = dead.headers;
    const record = decodeRecord('raw', { key: dead.source, value: dead.bytes, headers });
    if (record.kind !== 'ok') throw new CordonError('CORDON_COMMAND_INVALID', 'its headers can no longer be read');
    await this.parts.log.append([record.value]);
    return { redriven: record.value.id };
  }
}
