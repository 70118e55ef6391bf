import type { TopicRecord } from '@cordon/log-kafka';
import type { RouteSettings, TopicSettings } from '@cordon/nest';

/** Whose record it is, and of which format when that is known. */
export interface Route {
  readonly source: string;
  readonly format: string | undefined;
}

const HEADER = 'header:';

/** Chooses source and format of each record of a topic by its key or by a header (`routeBy`); what no route names is the topic's own. */
export class TopicRoutes {
  private readonly own: Route;
  private readonly routes: ReadonlyMap<string, Route>;
  private readonly header: string | undefined;

  constructor(private readonly topic: TopicSettings) {
    this.own = { source: topic.source, format: topic.format };
    const routeOf = ({ source = topic.source, format = topic.format }: RouteSettings): Route => ({ source, format });
    this.routes = new Map(topic.routes.map((r) => [r.value, routeOf(r)]));
    this.header = topic.routeBy?.startsWith(HEADER) ? topic.routeBy.slice(HEADER.length) : undefined;
  }

  of(record: TopicRecord): Route {
    if (this.topic.routeBy === undefined) return this.own;
    const said = this.header === undefined ? record.key : record.headers?.[this.header];
    const one = isList(said) ? said[0] : said;
    if (one === undefined) return this.own;
    return this.routes.get(typeof one === 'string' ? one : Buffer.from(one).toString('utf8')) ?? this.own;
  }
}

const isList = (said: unknown): said is readonly (Uint8Array | string)[] => Array.isArray(said);
