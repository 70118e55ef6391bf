import { jsonFormat } from '../../form/define';
import { first, is, lookup } from '../../form/form';
import { httpActivity } from '../../shared/flow';

/** Google Cloud load balancing: a LogEntry with `httpRequest`. */
export const gcpLoadBalancer = jsonFormat({
  name: 'gcp.load-balancer',
  docs: 'https://cloud.google.com/load-balancing/docs/https/https-logging-monitoring',
  signs: [{ has: ['httpRequest.requestUrl', 'logName', 'insertId'] }],
  mapping: {
    product: { vendor: 'Google', name: 'Cloud Load Balancing' },
    time: first('timestamp', 'receiveTimestamp'),
    id: 'insertId',
    event: {
      severity_id: lookup(
        'severity',
        { WARNING: 'Low', ERROR: 'Medium', CRITICAL: 'High', ALERT: 'Critical', EMERGENCY: 'Critical' },
        'Informational',
      ),
      severity: 'severity',
      http_request: {
        url: 'httpRequest.requestUrl',
        http_method: 'httpRequest.requestMethod',
        user_agent: 'httpRequest.userAgent',
        referrer: 'httpRequest.referer',
        length: 'httpRequest.requestSize',
        version: 'httpRequest.protocol',
      },
      http_response: { code: 'httpRequest.status', length: 'httpRequest.responseSize', status: 'jsonPayload.statusDetails' },
      status_code: 'httpRequest.status',
      src_endpoint: 'httpRequest.remoteIp',
      dst_endpoint: { ip: 'httpRequest.serverIp', name: first('resource.labels.backend_target_name', 'resource.labels.forwarding_rule_name') },
      action_id: lookup('jsonPayload.enforcedSecurityPolicy.outcome', { ACCEPT: 'Allowed', DENY: 'Denied' }),
      action: first('jsonPayload.enforcedSecurityPolicy.configuredAction'),
      status: 'jsonPayload.enforcedSecurityPolicy.outcome',
      firewall_rule: { name: 'jsonPayload.enforcedSecurityPolicy.name', uid: 'jsonPayload.enforcedSecurityPolicy.priority' },
      traffic: { bytes_in: 'httpRequest.requestSize', bytes_out: 'httpRequest.responseSize' },
      cloud: { provider: is('GCP'), project_uid: 'resource.labels.project_id', region: 'resource.labels.region' },
      metadata: { log_name: 'logName', logged_time: 'receiveTimestamp', correlation_uid: 'trace' },
      app_name: is('Load Balancing'),
    },
    variants: [{ class: 'http_activity', activity: httpActivity('httpRequest.requestMethod'), event: {} }],
  },
});
