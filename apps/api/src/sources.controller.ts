import { Controller, Get, Headers, HttpCode, Inject, Param, Post, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Caller, CallerOf, Needs, type Parts, PARTS, TokenGuard } from '@cordon/nest';
import type { SourceState } from '@cordon/runtime';
import { deadCounts } from '@cordon/store-clickhouse';
import type { RawBody, StreamRecord, Trust } from '@cordon/wire';
import { CommandDesk, type CommandAnswer } from './command-desk';
import { found } from './found';
import { IDEMPOTENCY } from './openapi';

/** A source, and how its records fare. */
export interface SourceView {
  readonly name: string;
  readonly trust: Trust;
  readonly format?: string;
  /** Not known where its records are normalised by another process; that one's metric `cordon_source_parked` tells. */
  readonly state?: SourceState;
  /** When the state began, ms since the epoch. */
  readonly since?: number;
  /** Open dead letters by code; CORDON_SOURCE_PARKED are those that were held unparsed. */
  readonly dead: Readonly<Record<string, number>>;
}

@ApiTags('sources')
@ApiBearerAuth()
@UseGuards(TokenGuard)
@Controller('api/v1/sources')
export class SourcesController {
  constructor(
    @Inject(PARTS) private readonly parts: Parts,
    private readonly desk: CommandDesk,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Sources of the tenant, whether they are parked, and their open dead letters by code' })
  async list(@CallerOf() caller: Caller): Promise<{ items: readonly SourceView[] }> {
    const standings = this.parts.standings.of(caller.tenant);
    const counts = await deadCounts(this.parts.store, caller.tenant);
    const items = [...this.parts.live.sources.values()]
      .filter((s) => s.tenant === caller.tenant)
      .map(({ name, trust, format }): SourceView => {
        const standing = standings.get(name);
        const dead: Record<string, number> = {};
        for (const { source, code, open } of counts) if (source === name && open > 0) dead[code] = (dead[code] ?? 0) + open;
        return {
          name,
          trust,
          ...(format === undefined ? {} : { format }),
          ...(standing ? { state: standing.state, since: standing.since } : {}),
          dead,
        };
      });
    return { items };
  }

  /** The word goes to normalise in the order of the source's own records, so that every replay comes to the same. */
  @Post(':name/resume')
  @HttpCode(202)
  @Needs('admin')
  @ApiHeader(IDEMPOTENCY)
  @ApiOperation({ summary: 'Say that a parked source is mended: its records are parsed again' })
  resume(@CallerOf() caller: Caller, @Param('name') name: string, @Headers('idempotency-key') key?: string): Promise<CommandAnswer> {
    const known = this.parts.live.sources.get(name);
    const { trust } = found(known?.tenant === caller.tenant ? known : undefined, name);
    const at = this.parts.clock.now();
    const word: StreamRecord<RawBody> = {
      stream: 'raw',
      id: `resume.${name}.${at}`,
      tenant: caller.tenant,
      source: name,
      trust,
      at,
      seen: at,
      cause: [],
      key: name,
      body: { bytes: new Uint8Array(0), operator: 'resume' },
    };
    return this.desk.take(caller, { kind: 'source.resume', source: name }, key, [word]);
  }
}
