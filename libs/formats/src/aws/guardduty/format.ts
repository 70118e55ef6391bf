import { jsonFormat } from '../../form/define';
import { each, first, is, lookup, when, PRESENT, type Tree } from '../../form/form';
import { joined } from '../../shared/joined';
import { isObject, type Json } from '../../shared/json';
import { attacks, typeParts } from './finding-type';
import { malwareOf } from './malware';

const ACTIONS = [
  'awsApiCallAction',
  'networkConnectionAction',
  'portProbeAction',
  'kubernetesApiCallAction',
  'rdsLoginAttemptAction',
  'dnsRequestAction',
  'kubernetesPermissionCheckedDetails',
  'kubernetesRoleBindingDetails',
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
const NIC = 'resource.instanceDetails.networkInterfaces[0]';
const FAR: Tree = {
  ip: first(`${REMOTE}.ipAddressV4`, `${REMOTE}.ipAddressV6`, `${LOCAL}.sourceIPs[0]`),
  port: 'service.action.call.remotePortDetails.port',
  location: {
    city: `${REMOTE}.city.cityName`,
    desc: `${REMOTE}.country.countryName`,
    country: `${REMOTE}.country.countryCode`,
    lat: `${REMOTE}.geoLocation.lat`,
    long: `${REMOTE}.geoLocation.lon`,
    isp: `${REMOTE}.organization.isp`,
  },
  isp: `${REMOTE}.organization.isp`,
  isp_org: `${REMOTE}.organization.org`,
  autonomous_system: { number: `${REMOTE}.organization.asn`, name: `${REMOTE}.organization.asnOrg` },
};
/** A process on a monitored machine or in a container, at the event and above it (Runtime Monitoring). */
const RUNTIME = 'service.runtimeDetails';
const PROCESS: Tree = {
  name: `${RUNTIME}.process.name`,
  path: `${RUNTIME}.process.executablePath`,
  pid: `${RUNTIME}.process.pid`,
  uid: `${RUNTIME}.process.uuid`,
  working_directory: `${RUNTIME}.process.pwd`,
  created_time: `${RUNTIME}.process.startTime`,
  namespace_pid: `${RUNTIME}.process.namespacePid`,
  user: { name: `${RUNTIME}.process.user`, uid: `${RUNTIME}.process.userId` },
  file: { name: `${RUNTIME}.process.name`, path: `${RUNTIME}.process.executablePath`, hashes: [`${RUNTIME}.process.executableSha256`], type_id: 1 },
  parent_process: {
    name: `${RUNTIME}.process.lineage[0].name`,
    path: `${RUNTIME}.process.lineage[0].executablePath`,
    pid: `${RUNTIME}.process.lineage[0].pid`,
    uid: first(`${RUNTIME}.process.parentUuid`, `${RUNTIME}.process.lineage[0].uuid`),
    user: { uid: `${RUNTIME}.process.lineage[0].userId` },
  },
};
const NEAR: Tree = {
  ip: first(`${LOCAL}.localIpDetails.ipAddressV4`, `${LOCAL}.localIpDetails.ipAddressV6`, `${NIC}.privateIpAddress`, `${NIC}.ipv6Addresses[0]`),
  hostname: first(`${NIC}.privateDnsName`, `${NIC}.publicDnsName`),
  svc_name: `${LOCAL}.serviceName`,
  port: `${LOCAL}.localPortDetails.port`,
  instance_uid: 'resource.instanceDetails.instanceId',
  vpc_uid: `${NIC}.vpcId`,
  subnet_uid: `${NIC}.subnetId`,
  interface_uid: first(`${NIC}.networkInterfaceId`, `${LOCAL}.localNetworkInterface`),
};

/** The instance began the connection; else the far end did. */
const OUTBOUND = { [`${LOCAL}.connectionDirection`]: 'OUTBOUND' };

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
        uid_alt: 'id',
        types: typeParts,
        attacks,
        created_time: 'createdAt',
        first_seen_time: 'service.eventFirstSeen',
        last_seen_time: 'service.eventLastSeen',
        analytic: { name: 'type', uid: 'service.detectorId', category: 'service.featureName', type_id: 1 },
        data_sources: 'service.featureName',
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
      metadata: { event_code: 'type', log_version: 'schemaVersion', original_event_uid: 'id' },
      message: 'title',
      malware: malwareOf,
      osint: each('service.evidence.threatIntelligenceDetails', {
        name: 'threatListName',
        value: first('threatNames[0]', 'threatListName'),
        type_id: 0,
      }),
      action_id: lookup(`${LOCAL}.blocked`, { true: 'Denied', false: 'Allowed' }),
      disposition_id: lookup(`${LOCAL}.blocked`, { true: 'Blocked', false: 'Allowed' }),
      confidence_score: 'confidence',
      evidences: [
        {
          actor: {
            user: {
              name: first(
                'resource.accessKeyDetails.userName',
                'resource.kubernetesDetails.kubernetesUserDetails.username',
                'resource.rdsDbUserDetails.user',
                `${LOCAL}.LoginAttributes[0].user`,
                `${RUNTIME}.process.user`,
              ),
              groups: 'resource.kubernetesDetails.kubernetesUserDetails.groups',
              uid: first('resource.accessKeyDetails.principalId', 'resource.kubernetesDetails.kubernetesUserDetails.uid'),
              type: 'resource.accessKeyDetails.userType',
              programmatic_credentials: [{ uid: 'resource.accessKeyDetails.accessKeyId' }],
            },
          },
          api: {
            operation: first(`${LOCAL}.api`, `${LOCAL}.verb`),
            service: { name: first(`${LOCAL}.serviceName`, when({ [`${LOCAL}.verb`]: PRESENT }, is('kubernetes'))) },
            response: { error: `${LOCAL}.errorCode`, code: `${LOCAL}.statusCode` },
          },
          query: { hostname: `${LOCAL}.domain` },
          process: PROCESS,
          database: { name: first('resource.rdsDbUserDetails.database', 'resource.rdsDbInstanceDetails.dbInstanceIdentifier'), type_id: 1 },
          container: {
            name: 'resource.containerDetails.name',
            uid: 'resource.containerDetails.id',
            image: { uid: 'resource.containerDetails.image', name: 'resource.containerDetails.image' },
          },
          url: { path: `${LOCAL}.requestUri` },
          connection_info: {
            protocol_name: `${LOCAL}.protocol`,
            direction_id: lookup(`${LOCAL}.connectionDirection`, { INBOUND: 'Inbound', OUTBOUND: 'Outbound' }),
          },
          http_request: { user_agent: first(`${LOCAL}.userAgent`, 'service.additionalInfo.userAgent.fullUserAgent') },
        },
        { src_endpoint: when(OUTBOUND, NEAR, FAR), dst_endpoint: when(OUTBOUND, FAR, NEAR) },
      ],
      resources: [
        {
          uid: first(
            'resource.instanceDetails.instanceId',
            'resource.eksClusterDetails.arn',
            'resource.rdsDbInstanceDetails.dbInstanceArn',
            'resource.lambdaDetails.functionArn',
            'resource.ecsClusterDetails.arn',
            'resource.accessKeyDetails.accessKeyId',
          ),
          name: first(
            'resource.eksClusterDetails.name',
            'resource.ecsClusterDetails.name',
            'resource.rdsDbInstanceDetails.dbInstanceIdentifier',
            'resource.lambdaDetails.functionName',
          ),
          type: first('resource.resourceType'),
          role_id: 1,
        },
        each('resource.s3BucketDetails', { uid: 'arn', name: 'name', type: 'type', owner: { uid: 'owner.id' } }),
        {
          uid: 'resource.kubernetesDetails.kubernetesWorkloadDetails.uid',
          name: 'resource.kubernetesDetails.kubernetesWorkloadDetails.name',
          type: 'resource.kubernetesDetails.kubernetesWorkloadDetails.type',
          namespace: 'resource.kubernetesDetails.kubernetesWorkloadDetails.namespace',
          role_id: 1,
        },
      ],
      device: {
        instance_uid: 'resource.instanceDetails.instanceId',
        image: { uid: 'resource.instanceDetails.imageId', name: 'resource.instanceDetails.imageDescription' },
        type: 'resource.instanceDetails.instanceType',
        ip: first(`${NIC}.publicIp`, `${NIC}.privateIpAddress`),
        type_id: 0,
      },
    },
    variants: [{ class: 'detection_finding', activity: lookup('service.archived', { true: 'Close' }, 'Create'), event: {} }],
  },
});
