import type { EventBody } from '@cordon/wire';

/** What of an event has a column of its own; '' and 0 where the event does not say. */
export interface OcsfColumns {
  readonly classUid: number;
  readonly activityId: number;
  readonly user: string;
  readonly device: string;
  readonly srcIp: string;
  readonly dstIp: string;
}

/** OCSF 1.8 objects User, Device and Network Endpoint; the acting user comes before the one acted on. */
export function ocsfColumns(event: EventBody): OcsfColumns {
  const fields = fieldsOf(event) ?? {};
  const user = fieldsOf(fieldsOf(fields['actor'])?.['user']) ?? fieldsOf(fields['user']);
  const device = fieldsOf(fields['device']);
  const source = fieldsOf(fields['src_endpoint']);
  const destination = fieldsOf(fields['dst_endpoint']);
  return {
    classUid: integer(fields['class_uid']),
    activityId: integer(fields['activity_id']),
    user: firstText(user?.['email_addr'], user?.['name'], user?.['uid']).toLowerCase(),
    device: firstText(device?.['uid'], device?.['hostname'], source?.['uid'], source?.['hostname']).toLowerCase(),
    srcIp: firstText(source?.['ip'], device?.['ip']),
    dstIp: firstText(destination?.['ip']),
  };
}

type Fields = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
const fieldsOf = (value: unknown): Fields | undefined => (isObject(value) ? value : undefined);

function firstText(...values: readonly unknown[]): string {
  for (const value of values) if (typeof value === 'string' && value !== '') return value;
  return '';
}

const integer = (value: unknown): number => (typeof value === 'number' ? value : 0);
