import { jsonFormat } from '../../form/define';
import { first, is, lookup } from '../../form/form';

/** Events of Kubernetes objects, as Google Kubernetes Engine logs them. */
export const gkeEvent = jsonFormat({
  name: 'gcp.gke-event',
  docs: 'https://cloud.google.com/kubernetes-engine/docs/concepts/about-logs',
  signs: [{ has: ['jsonPayload.involvedObject', 'jsonPayload.reason', 'resource'] }],
  mapping: {
    product: { vendor: 'Google', name: 'Kubernetes Engine' },
    time: first('timestamp', 'receiveTimestamp'),
    id: 'insertId',
    event: {
      severity_id: lookup('severity', { WARNING: 'Low', ERROR: 'Medium', CRITICAL: 'High' }, 'Informational'),
      severity: 'severity',
      actor: { app_name: first('jsonPayload.reportingComponent', 'jsonPayload.source.component', is('kubernetes')) },
      device: { hostname: first('jsonPayload.source.host', 'resource.labels.node_name'), type_id: 0 },
      message: 'jsonPayload.message',
      cloud: { provider: is('GCP'), project_uid: 'resource.labels.project_id', region: 'resource.labels.location' },
      metadata: { event_code: 'jsonPayload.reason', log_name: 'logName', logged_time: 'receiveTimestamp', log_version: 'jsonPayload.apiVersion' },
    },
    variants: [
      {
        class: 'api_activity',
        activity: 'Other',
        event: {
          activity_name: 'jsonPayload.reason',
          api: { operation: 'jsonPayload.reason', service: { name: is('Kubernetes') } },
          resources: [
            {
              name: first('jsonPayload.involvedObject.name', 'resource.labels.pod_name'),
              uid: 'jsonPayload.involvedObject.uid',
              type: 'jsonPayload.involvedObject.kind',
              namespace: first('jsonPayload.involvedObject.namespace', 'jsonPayload.metadata.namespace', 'resource.labels.namespace_name'),
              version: 'jsonPayload.involvedObject.resourceVersion',
              role_id: 1,
            },
            { name: 'resource.labels.cluster_name', type: 'resource.type', role_id: 1 },
          ],
        },
      },
    ],
  },
});
