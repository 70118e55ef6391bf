import { jsonFormat } from '../../form/define';
import { first } from '../../form/form';
import { isObject, type Json } from '../../shared/json';

const MAX_ROWS = 10_000;

/** A record a row: the event format has one row (`columns`), the batch format those added and removed, a snapshot all. */
function rows(record: Json): readonly Json[] | undefined {
  const { diffResults, snapshot, ...around } = record;
  const listed = (list: unknown, action: string): readonly Json[] =>
    Array.isArray(list)
      ? list
          .slice(0, MAX_ROWS)
          .filter(isObject)
          .map((columns) => ({ ...around, action, columns }))
      : [];
  if (isObject(diffResults)) {
    const all = [...listed(diffResults['added'], 'added'), ...listed(diffResults['removed'], 'removed')];
    return all.length > 0 ? all : undefined;
  }
  if (!Array.isArray(snapshot)) return [record];
  const all = listed(snapshot, 'snapshot');
  return all.length > 0 ? all : undefined;
}

/** Results of osquery's schedule: event, batch and snapshot format. */
export const osqueryResults = jsonFormat({
  name: 'osquery.results',
  docs: 'https://osquery.readthedocs.io/en/stable/deployment/logging/',
  signs: [
    { has: ['columns', 'name', 'action'], is: { action: ['added', 'removed', 'snapshot'] } },
    { has: ['diffResults', 'name'] },
    { has: ['snapshot', 'name', 'hostIdentifier'] },
  ],
  split: rows,
  mapping: {
    product: { vendor: 'osquery', name: 'osquery' },
    time: first('unixTime', 'calendarTime'),
    event: {
      metadata: { event_code: 'name', log_name: 'logType' },
      device: {
        hostname: first('decorations.hostname', 'decorations.host_name', 'decorations.computer_name', 'hostIdentifier'),
        uid: first('decorations.host_uuid', 'decorations.uuid'),
        type_id: 0,
      },
    },
    // A row may be of any table: what its columns say of users and addresses depends on the query, so none of them acts.
    variants: [{ class: 'base_event', activity: 'Other', event: { activity_name: 'action', message: 'name' } }],
    ignore: ['epoch', 'counter', 'numerics'],
  },
});
