import { isObject, parseJson, settle, type Json } from '../shared/json';

/** Names of Athena's table for CloudTrail, which are in lower case (CloudTrail user guide, "Create the table"), → those of the record. */
const NAMES: ReadonlyMap<string, string> = new Map(
  (
    'eventVersion userIdentity eventTime eventSource eventName awsRegion sourceIPAddress userAgent errorCode errorMessage requestParameters responseElements ' +
    'additionalEventData requestID eventID readOnly eventType apiVersion recipientAccountId serviceEventDetails sharedEventID vpcEndpointId ' +
    'vpcEndpointAccountId eventCategory addendum sessionCredentialFromConsole edgeDeviceDetails tlsDetails managementEvent insightDetails ' +
    'principalId accountId accessKeyId userName invokedBy sessionContext sessionIssuer mfaAuthenticated creationDate webIdFederationData ' +
    'federatedProvider ec2RoleDelivery tlsVersion cipherSuite clientProvidedHostHeader'
  )
    .split(' ')
    .map((name) => [name.toLowerCase(), name]),
);
const DEEPEST = 4;
const TEXTS = new Set(['requestParameters', 'responseElements', 'additionalEventData', 'serviceEventDetails', 'insightDetails']);

/** A row of the table as a record. Structures that the table keeps as text are opened where they are JSON. */
export function ofTable(row: Json, depth = 0): Json {
  const record: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(row)) {
    const own = NAMES.get(name) ?? name;
    if (name === 'resources' && Array.isArray(value)) record[own] = value.map((r: unknown) => (isObject(r) ? resource(r) : r));
    else if (TEXTS.has(own) && typeof value === 'string') record[own] = opened(value);
    else if (own === 'readOnly' || own === 'managementEvent') record[own] = value === 'true' ? true : value === 'false' ? false : value;
    else record[own] = isObject(value) && depth < DEEPEST && !TEXTS.has(own) ? ofTable(value, depth + 1) : value;
  }
  return record;
}

const resource = ({ arn, accountid, ...rest }: Json): Json => ({ ...rest, ARN: arn, accountId: accountid });

function opened(value: string): unknown {
  if (!value.startsWith('{') && !value.startsWith('[')) return value === 'null' ? undefined : value;
  const json = parseJson(value);
  return json.kind === 'ok' && settle(json.value) ? json.value : value;
}
