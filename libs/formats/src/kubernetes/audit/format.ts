import { jsonFormat } from '../../form/define';
import { asText, isObject, type Json } from '../../shared/json';
import { joined } from '../../shared/joined';
import { opened } from '../../shared/opened';
import { replyStatus } from '../../shared/reply';
import { code, first, is, list, lookup, when, PRESENT } from '../../form/form';
import { getterOf, readPath } from '../../form/path';

/** Verbs of the Kubernetes API (kubernetes.io, "Request Verbs"). */
const VERBS = {
  create: 'Create',
  get: 'Read',
  list: 'Read',
  watch: 'Read',
  update: 'Update',
  patch: 'Update',
  delete: 'Delete',
  deletecollection: 'Delete',
};

/** `arn:aws:sts::123456789012:assumed-role/x/y` → its account. */
const ARN = getterOf(readPath('user.extra.arn[0]').steps);
const AWS_ACCOUNT = code([], (r) => /^arn:[a-z-]{3,12}:\w{2,5}::(\d{12}):/.exec(asText(ARN(r)) ?? '')?.[1]);
/** Categories of Azure's diagnostic logs in which AKS sends the audit log, a record as text in `properties.log`. */
const AKS = /^kube-audit/;

/** The record out of AKS's, of which the rest stays under `azure`. */
function ofAks(record: Json): Json {
  const { properties, ...azure } = record;
  const inner = isObject(properties) ? opened(properties['log']) : undefined;
  return isObject(inner) && AKS.test(asText(record['category']) ?? '') ? { ...inner, azure } : record;
}

/** Kubernetes API server audit events (`audit.k8s.io`). */
export const kubernetesAudit = jsonFormat({
  name: 'kubernetes.audit',
  docs: 'https://kubernetes.io/docs/reference/config-api/apiserver-audit.v1/',
  signs: [
    { has: ['auditID', 'stage', 'verb'] },
    { has: ['auditID', 'requestURI'] },
    { has: ['objectRef', 'verb'] },
    { has: ['properties.log', 'category', 'operationName'], is: { category: AKS } },
    { has: ['sourceIPs', 'verb'] },
    { has: ['apiVersion', 'kind'], is: { apiVersion: /^audit\.k8s\.io\// } },
  ],
  prepare: ofAks,
  mapping: {
    product: { vendor: 'Kubernetes', name: 'Kubernetes' },
    time: first('stageTimestamp', 'requestReceivedTimestamp', 'timestamp', 'azure.time'),
    // A request has one id and a record at each stage.
    id: joined('auditID', 'stage'),
    event: {
      actor: {
        user: {
          name: 'user.username',
          uid: 'user.uid',
          groups: 'user.groups',
          type_id: lookup('user.username', [
            [/^system:serviceaccount:/, 'Service'],
            [/^system:/, 'System'],
            [/./, 'User'],
          ]),
        },
        // EKS says which role of AWS stands behind the user (user guide, "View cluster authentication mode", IAM authenticator's extra).
        session: {
          uid: 'user.extra.sessionName[0]',
          issuer: first('user.extra.canonicalArn[0]', 'user.extra.arn[0]'),
          credential_uid: 'user.extra.accessKeyId[0]',
        },
      },
      cloud: when({ 'user.extra.arn': PRESENT }, { provider: is('AWS'), account: { uid: AWS_ACCOUNT, type_id: 10 } }),
      message: 'stage',
      api: {
        operation: 'verb',
        version: 'objectRef.apiVersion',
        group: { name: 'objectRef.apiGroup' },
        request: { uid: 'auditID', data: 'requestObject' },
        response: { code: 'responseStatus.code', message: 'responseStatus.message', error: 'responseStatus.reason', data: 'responseObject' },
        service: { name: is('kube-apiserver') },
      },
      status_id: replyStatus('responseStatus.code'),
      status_code: 'responseStatus.code',
      status_detail: 'annotations.authorization\\.k8s\\.io/reason',
      src_endpoint: { ip: 'sourceIPs[0]', intermediate_ips: 'sourceIPs' },
      http_request: { user_agent: 'userAgent', url: { path: 'requestURI' } },
      resources: [
        {
          name: 'objectRef.name',
          type: 'objectRef.resource',
          namespace: 'objectRef.namespace',
          uid: 'objectRef.uid',
          version: 'objectRef.resourceVersion',
          group: { name: 'objectRef.apiGroup' },
          role_id: 1,
        },
        { name: 'objectRef.resource', type: first('objectRef.subresource'), role_id: 1 },
      ],
      start_time: 'requestReceivedTimestamp',
      metadata: { event_code: 'verb', log_level: 'level', log_version: 'apiVersion', log_name: is('audit') },
      action_id: lookup('annotations.authorization\\.k8s\\.io/decision', { allow: 'Allowed', forbid: 'Denied' }),
      unmapped: { impersonated_groups: list('impersonatedUser.groups', ',') },
    },
    variants: [
      { class: 'api_activity', activity: lookup('verb', VERBS, 'Other'), event: { activity_name: 'verb' } },
      { class: 'base_event', activity: 'Other', event: {} },
    ],
    ignore: ['kind'],
  },
});
