import { jsonFormat } from '../../form/define';
import { each, first, is, lookup, type Tree } from '../../form/form';
import { joined } from '../../shared/joined';
import { isObject, type Json } from '../../shared/json';

const ACTIONS = [
  'awsApiCallAction',
  'networkConnectionAction',
  'portProbeAction',
  'kubernetesApiCallAction',
  'rdsLoginAttemptAction',
  'dnsRequestAction',
] as const;

/** The action's own member has a name by its type: here it is `action` always, and a port probe is taken by its first port. */
function prepare(record: Json): Json {
  const service = isObject(record['service']) ? record['service'] : {};
  const action = isObject(service['action']) ? service['action'] : {};
  const name = ACTIONS.find((n) => isObject(action[n]));
  if (name === undefined) return record;
  const { [name]: own, ...rest } = action;
  const details: unknown = name === 'portProbeAction' && isObject(own) && Array.isArray(own['portProbeDetails']) ? own['portProbeDetails'][0] : own;
  return { ...record, service: { ...service, action: { ...rest, call: details } } };
}

const REMOTE = 'service.action.call.remoteIpDetails';
const LOCAL = 'service.action.call';
const FAR: Tree = {
  ip: `${REMOTE}.ipAddressV4`,
  port: 'service.action.call.remotePortDetails.port',
  location: {
    city: `${REMOTE}.city.cityName`,
    desc: `${REMOTE}.country.countryName`,
    country: `${REMOTE}.country.countryCode`,
    lat: `${REMOTE}.geoLocation.lat`,
    long: `${REMOTE}.geoLocation.lon`,
    isp: `${REMOTE}.organization.isp`,
  },
  autonomous_system: { number: `${REMOTE}.organization.asn`, name: `${REMOTE}.organization.asnOrg` },
};
const NEAR: Tree = {
  ip: first(`${LOCAL}.localIpDetails.ipAddressV4`, 'resource.instanceDetails.networkInterfaces[0].privateIpAddress'),
  port: `${LOCAL}.localPortDetails.port`,
  instance_uid: 'resource.instanceDetails.instanceId',
  vpc_uid: 'resource.instanceDetails.networkInterfaces[0].vpcId',
  subnet_uid: 'resource.instanceDetails.networkInterfaces[0].subnetId',
  interface_uid: 'resource.instanceDetails.networkInterfaces[0].networkInterfaceId',
};

/** Amazon GuardDuty findings: of the API, of EventBridge (unwrapped before), of an S3 export. Names in lower camel case. */
export const awsGuardDuty = jsonFormat({
  name: 'aws.guardduty',
  docs: 'https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_finding-format.html',
  signs: [{ has: ['service.detectorId', 'type', 'resource'] }, { has: ['schemaVersion', 'accountId', 'type', 'service'] }],
  prepare,
  mapping: {
    product: { vendor: 'AWS', name: 'GuardDuty' },
    time: first('updatedAt', 'createdAt'),
    // A finding comes again with the same id whenever it is updated.
    id: joined('id', 'updatedAt'),
    event: {
      finding_info: {
        uid: 'arn',
        title: 'title',
        desc: 'description',
        types: ['type'],
        created_time: 'createdAt',
        first_seen_time: 'service.eventFirstSeen',
        last_seen_time: 'service.eventLastSeen',
        analytic: { name: 'type', uid: 'service.detectorId', type_id: 1 },
      },
      // GuardDuty: 1 to 3.9 low, 4 to 6.9 medium, 7 to 8.9 high, 9 and more critical.
      severity_id: lookup('severity', [
        [/^[0-3](?:\.|$)/, 'Low'],
        [/^[4-6](?:\.|$)/, 'Medium'],
        [/^[7-8](?:\.|$)/, 'High'],
        [/^(?:9|10)(?:\.|$)/, 'Critical'],
      ]),
      severity: 'severity',
      count: 'service.count',
      is_alert: true,
      cloud: { provider: is('AWS'), region: 'region', account: { uid: 'accountId', type_id: 10 }, cloud_partition: 'partition' },
      metadata: { event_code: 'type', log_version: 'schemaVersion' },
      confidence_score: 'confidence',
      evidences: [
        {
          actor: {
            user: {
              name: first(
                'resource.accessKeyDetails.userName',
                'resource.kubernetesDetails.kubernetesUserDetails.username',
                'resource.rdsDbUserDetails.user',
              ),
              uid: first('resource.accessKeyDetails.principalId', 'resource.kubernetesDetails.kubernetesUserDetails.uid'),
              type: 'resource.accessKeyDetails.userType',
              programmatic_credentials: [{ uid: 'resource.accessKeyDetails.accessKeyId' }],
            },
          },
          api: {
            operation: `${LOCAL}.api`,
            service: { name: `${LOCAL}.serviceName` },
            response: { error: `${LOCAL}.errorCode`, code: `${LOCAL}.statusCode` },
          },
          query: { hostname: `${LOCAL}.domain` },
          connection_info: {
            protocol_name: `${LOCAL}.protocol`,
            direction_id: lookup(`${LOCAL}.connectionDirection`, { INBOUND: 'Inbound', OUTBOUND: 'Outbound' }),
          },
          http_request: { user_agent: `${LOCAL}.userAgent` },
        },
        { src_endpoint: FAR, dst_endpoint: NEAR },
      ],
      resources: [
        {
          uid: first(
            'resource.instanceDetails.instanceId',
            'resource.eksClusterDetails.arn',
            'resource.rdsDbInstanceDetails.dbInstanceArn',
            'resource.lambdaDetails.functionArn',
          ),
          type: first('resource.resourceType'),
          role_id: 1,
        },
        each('resource.s3BucketDetails', { uid: 'arn', name: 'name', type: 'type' }),
      ],
      device: {
        instance_uid: 'resource.instanceDetails.instanceId',
        image: { uid: 'resource.instanceDetails.imageId', name: 'resource.instanceDetails.imageDescription' },
        type: 'resource.instanceDetails.instanceType',
        ip: 'resource.instanceDetails.networkInterfaces[0].publicIp',
        type_id: 0,
      },
    },
    variants: [{ class: 'detection_finding', activity: lookup('service.archived', { true: 'Close' }, 'Create'), event: {} }],
  },
});
