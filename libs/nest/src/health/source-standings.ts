import type { ParkingParts, SourceStanding } from '@cordon/runtime';
import type { Logger } from '../logging/logger';
import type { Metrics } from '../metrics/metrics';

/** How the sources stand that are normalised in this process: told to people, to metrics and to the API. A source that is well is not listed. */
export class SourceStandings implements ParkingParts {
  private readonly known = new Map<string, SourceStanding>();

  constructor(
    private readonly metrics: Pick<Metrics, 'sourceDying' | 'sourceParked'>,
    private readonly logger: Logger,
  ) {}

  readonly told = (standing: SourceStanding): void => {
    const { tenant, source, state, since, held } = standing;
    if (state === 'well') this.gone(standing);
    else {
      this.known.set(nameOf(standing), standing);
      this.metrics.sourceParked.set({ source }, state === 'parked' ? 1 : 0);
      this.metrics.sourceDying.set({ source }, 1);
    }
    const line = { tenant, source, since: new Date(since).toISOString(), held };
    if (state === 'parked') this.logger.error(line, 'source was parked: nearly all of its records die; somebody must look at its dead letters');
    else if (state === 'dying') this.logger.error(line, 'at least half of the records of a source die; somebody must look at its dead letters');
    else this.logger.warn(line, 'source is well again; what was held of it waits in dead letters');
  };

  readonly gone = ({ tenant, source }: Pick<SourceStanding, 'tenant' | 'source'>): void => {
    if (!this.known.delete(nameOf({ tenant, source }))) return;
    this.metrics.sourceParked.set({ source }, 0);
    this.metrics.sourceDying.set({ source }, 0);
  };

  of(tenant: string): ReadonlyMap<string, SourceStanding> {
    return new Map([...this.known.values()].filter((s) => s.tenant === tenant).map((s) => [s.source, s]));
  }

  /** For probes, which have no token: how many, not which. */
  get notes(): readonly string[] {
    const parked = [...this.known.values()].filter((s) => s.state === 'parked').length;
    const dying = this.known.size - parked;
    return [...(parked > 0 ? [`sources that are parked: ${parked}`] : []), ...(dying > 0 ? [`sources whose records die: ${dying}`] : [])];
  }
}

const nameOf = ({ tenant, source }: Pick<SourceStanding, 'tenant' | 'source'>): string => `${tenant}\n${source}`;
