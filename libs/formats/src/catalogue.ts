import { awsCloudTrail } from './aws/cloudtrail-format';
import { cef } from './cef/cef/format';
import { duoSecurity } from './duo/security/format';
import { jumpcloudInsights } from './jumpcloud/insights/format';
import { keycloakJson, keycloakLine } from './keycloak/events/format';
import { defenderHunting } from './microsoft/defender/format';
import { defenderAlert } from './microsoft/defender-alert/format';
import { defenderIotJson, defenderIotLine } from './microsoft/defender-iot/format';
import { entraAudit } from './microsoft/entra-audit/format';
import { entraRisk } from './microsoft/entra-risk/format';
import { entraSignIn } from './microsoft/entra-signin/format';
import { exchangeTracking } from './microsoft/exchange-tracking/format';
import { microsoftMessageTrace } from './microsoft/message-trace/format';
import { ciscoIos } from './cisco/ios/format';
import { ciscoIse } from './cisco/ise/format';
import { ciscoMeraki } from './cisco/meraki/format';
import { accessLog } from './web/access-log/format';
import { squid } from './web/squid/format';
import { w3c, w3cJson } from './web/w3c/format';
import { ciscoUmbrella } from './cisco/umbrella/format';
import { zscalerWeb, zscalerWebJson } from './zscaler/web/format';
import { ciscoSecureFirewall } from './cisco/secure-firewall/format';
import { fortiGate } from './fortinet/fortigate/format';
import { leef } from './leef/leef/format';
import { panOs } from './palo-alto/pan-os/format';
import { strataLogging } from './palo-alto/strata-logging/format';
import { cortexXdr } from './paloalto/cortex-xdr/format';
import { linuxAudit } from './linux/auditd/format';
import { linuxAuth } from './linux/auth/format';
import { openLdap } from './openldap/slapd/format';
import { sambaJson, sambaLine } from './samba/audit/format';
import { falconReplicator } from './crowdstrike/fdr/format';
import { falconStream } from './crowdstrike/stream/format';
import { falcoJson, falcoLine } from './falco/alerts/format';
import { wazuhAlert } from './wazuh/alerts/format';
import { sentinelActivities } from './sentinelone/activities/format';
import { sentinelFunnel } from './sentinelone/cloud-funnel/format';
import { sentinelThreats } from './sentinelone/threats/format';
import { graphActivity } from './microsoft/graph-activity/format';
import { entraProvisioning } from './microsoft/provisioning/format';
import { pingFederate } from './ping/federate/format';
import { awsRoute53, awsRoute53Line } from './aws/route53/format';
import { awsSecurityHub } from './aws/security-hub/format';
import { awsVpcFlow, awsVpcFlowJson } from './aws/vpc-flow/format';
import { awsWaf } from './aws/waf/format';
import { awsGuardDuty } from './aws/guardduty/format';
import { kubernetesAudit } from './kubernetes/audit/format';
import { azureActivity } from './azure/activity/format';
import { azureFlow } from './azure/flow/format';
import { azureResource } from './azure/resource/format';
import { databricksAudit } from './databricks/audit/format';
import { auth0Logs } from './auth0/logs/format';
import { githubWebhook } from './github/webhook/format';
import { osqueryResults } from './osquery/results/format';
import { anthropicCompliance } from './anthropic/compliance/format';
import { boxEvents } from './box/events/format';
import { teleportAudit } from './teleport/audit/format';
import { wizAudit } from './wiz/audit/format';
import { zoomReports } from './zoom/reports/format';
import { snykAudit } from './snyk/audit/format';
import { asanaAudit } from './asana/audit/format';
import { mongodbAtlas } from './mongodb/atlas/format';
import { oneloginEvents } from './onelogin/events/format';
import { dropboxTeam } from './dropbox/team/format';
import { salesforceEventLog } from './salesforce/event-log/format';
import { snowflakeAccountUsage } from './snowflake/account-usage/format';
import { zendeskAudit } from './zendesk/audit/format';
import { tailscaleAudit } from './tailscale/audit/format';
import { cloudflareLogpush } from './cloudflare/logpush/format';
import { openaiAudit } from './openai/audit/format';
import { notionAudit } from './notion/audit/format';
import { tinesAudit } from './tines/audit/format';
import { pushSecurity } from './pushsecurity/webhook/format';
import { thinkstCanary } from './thinkst/canary/format';
import { genericJson } from './generic/json/format';
import { githubAudit } from './github/audit/format';
import { onePasswordEvents } from './onepassword/events/format';
import { slackAudit } from './slack/audit/format';
import { gcpAudit } from './gcp/audit/format';
import { gcpVpcFlow } from './gcp/vpc-flow/format';
import { gcpLoadBalancer } from './gcp/load-balancer/format';
import { gkeEvent } from './gcp/gke-event/format';
import { googleWorkspace } from './google/workspace/format';
import { FormatReader, type AnyFormat } from './form/reader';
import { idsAlert } from './ids/alert/format';
import { cordonInventory } from './inventory/inventory-format';
import { m365Ual } from './m365/ual-format';
import { ocsfAsIs } from './ocsf/ocsf-format';
import { oktaSystem } from './okta/system/format';
import { slackMessages } from './slack/messages/format';
import { proofpointPod } from './proofpoint/pod/format';
import { proofpointTap, proofpointTapLine } from './proofpoint/tap/format';
import { mimecastSiem, mimecastSiemLine } from './mimecast/siem/format';
import { fortinetFortiMail } from './fortinet/fortimail/format';
import { ciscoEsa } from './cisco/esa/format';
import { ciscoEsaMailLog } from './cisco/esa-mail-log/format';
import { hornetsecurityEmail } from './hornetsecurity/email/format';
import { retarusEmail } from './retarus/email/format';
import { trendMicroEmail } from './trendmicro/email/format';
import { vadeM365 } from './vade/m365/format';
import { dovecotLogins } from './dovecot/logins/format';
import { postfix } from './postfix/postfix/format';
import { rfc5322 } from './rfc5322/mail-format';
import { awsEventRows } from './aws/event-rows/format';
import { clarotyXdome } from './claroty/xdome/format';
import { darktraceAlert } from './darktrace/alert/format';
import { dicomEvent } from './dicom/event/format';
import { elasticEcs } from './elastic/ecs/format';
import { gatewatcherAioniq, gatewatcherEngines } from './gatewatcher/aioniq/format';
import { hl7v2 } from './hl7/v2/format';
import { nozomiN2os, nozomiVantage } from './nozomi/n2os/format';
import { seckiotCitadelle } from './seckiot/citadelle/format';
import { suricataEve } from './suricata/eve/format';
import { vectraJson, vectraLine } from './vectra/detect/format';
import { ZEEK_FORMATS } from './zeek/zeek-format';
import { sysmonJson, sysmonLine } from './windows/sysmon/format';
import { windowsJson, windowsLine } from './windows/events/format';

/** Every format there is, in the order in which ties of recognition are decided. */
export const FORMATS: readonly AnyFormat[] = [
  ...ZEEK_FORMATS,
  awsCloudTrail,
  m365Ual,
  oktaSystem,
  entraSignIn,
  entraAudit,
  entraRisk,
  graphActivity,
  entraProvisioning,
  duoSecurity,
  keycloakJson,
  keycloakLine,
  pingFederate,
  jumpcloudInsights,
  awsVpcFlow,
  awsVpcFlowJson,
  awsRoute53,
  awsRoute53Line,
  awsSecurityHub,
  awsWaf,
  awsGuardDuty,
  kubernetesAudit,
  azureActivity,
  azureFlow,
  azureResource,
  githubAudit,
  onePasswordEvents,
  slackAudit,
  gcpAudit,
  gcpVpcFlow,
  gcpLoadBalancer,
  gkeEvent,
  microsoftMessageTrace,
  exchangeTracking,
  proofpointTap,
  proofpointTapLine,
  proofpointPod,
  mimecastSiem,
  mimecastSiemLine,
  fortinetFortiMail,
  ciscoEsa,
  ciscoEsaMailLog,
  hornetsecurityEmail,
  retarusEmail,
  trendMicroEmail,
  vadeM365,
  dovecotLogins,
  postfix,
  slackMessages,
  defenderHunting,
  defenderAlert,
  cortexXdr,
  linuxAudit,
  linuxAuth,
  openLdap,
  sambaJson,
  sambaLine,
  falconReplicator,
  falconStream,
  falcoJson,
  falcoLine,
  wazuhAlert,
  sentinelActivities,
  sentinelFunnel,
  sentinelThreats,
  sysmonJson,
  sysmonLine,
  windowsJson,
  windowsLine,
  googleWorkspace,
  elasticEcs,
  gatewatcherAioniq,
  gatewatcherEngines,
  awsEventRows,
  clarotyXdome,
  darktraceAlert,
  dicomEvent,
  hl7v2,
  defenderIotJson,
  defenderIotLine,
  nozomiN2os,
  nozomiVantage,
  vectraJson,
  vectraLine,
  seckiotCitadelle,
  suricataEve,
  idsAlert,
  ciscoSecureFirewall,
  ciscoIos,
  ciscoMeraki,
  ciscoIse,
  fortiGate,
  ciscoUmbrella,
  zscalerWeb,
  zscalerWebJson,
  squid,
  accessLog,
  w3c,
  w3cJson,
  panOs,
  strataLogging,
  cef,
  leef,
  databricksAudit,
  auth0Logs,
  githubWebhook,
  osqueryResults,
  anthropicCompliance,
  boxEvents,
  teleportAudit,
  wizAudit,
  zoomReports,
  snykAudit,
  asanaAudit,
  mongodbAtlas,
  oneloginEvents,
  dropboxTeam,
  salesforceEventLog,
  snowflakeAccountUsage,
  zendeskAudit,
  tailscaleAudit,
  cloudflareLogpush,
  openaiAudit,
  notionAudit,
  tinesAudit,
  pushSecurity,
  thinkstCanary,
  ocsfAsIs,
  genericJson,
  rfc5322,
  cordonInventory,
];

/** Reads records of all of them. */
export const READER = new FormatReader(FORMATS);

/** The same, with mails read elsewhere than on the thread of the caller. */
export const readerWith = (mail: AnyFormat): FormatReader => new FormatReader(FORMATS.map((format) => (format === rfc5322 ? mail : format)));
