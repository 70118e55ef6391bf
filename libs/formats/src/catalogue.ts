import { awsCloudTrail } from './aws/cloudtrail-format';
import { cef } from './cef/cef/format';
import { duoSecurity } from './duo/security/format';
import { jumpcloudInsights } from './jumpcloud/insights/format';
import { keycloakJson, keycloakLine } from './keycloak/events/format';
import { entraAudit } from './microsoft/entra-audit/format';
import { entraSignIn } from './microsoft/entra-signin/format';
import { ciscoIos } from './cisco/ios/format';
import { ciscoMeraki } from './cisco/meraki/format';
import { ciscoSecureFirewall } from './cisco/secure-firewall/format';
import { fortiGate } from './fortinet/fortigate/format';
import { leef } from './leef/leef/format';
import { panOs } from './palo-alto/pan-os/format';
import { strataLogging } from './palo-alto/strata-logging/format';
import { pingFederate } from './ping/federate/format';
import { awsVpcFlow } from './aws/vpc-flow/format';
import { awsGuardDuty } from './aws/guardduty/format';
import { kubernetesAudit } from './kubernetes/audit/format';
import { azureActivity } from './azure/activity/format';
import { azureFlow } from './azure/flow/format';
import { gcpAudit } from './gcp/audit/format';
import { gcpVpcFlow } from './gcp/vpc-flow/format';
import { gcpLoadBalancer } from './gcp/load-balancer/format';
import { gkeEvent } from './gcp/gke-event/format';
import { FormatReader, type AnyFormat } from './form/reader';
import { idsAlert } from './ids/alert/format';
import { cordonInventory } from './inventory/inventory-format';
import { m365Ual } from './m365/ual-format';
import { ocsfAsIs } from './ocsf/ocsf-format';
import { oktaSystem } from './okta/system/format';
import { rfc5322 } from './rfc5322/mail-format';
import { zeekConn, zeekConnJson, zeekDns, zeekDnsJson } from './zeek/zeek-format';

/** Every format there is, in the order in which ties of recognition are decided. */
export const FORMATS: readonly AnyFormat[] = [
  zeekConnJson,
  zeekDnsJson,
  zeekConn,
  zeekDns,
  awsCloudTrail,
  m365Ual,
  oktaSystem,
  entraSignIn,
  entraAudit,
  duoSecurity,
  keycloakJson,
  keycloakLine,
  pingFederate,
  jumpcloudInsights,
  awsVpcFlow,
  awsGuardDuty,
  kubernetesAudit,
  azureActivity,
  azureFlow,
  gcpAudit,
  gcpVpcFlow,
  gcpLoadBalancer,
  gkeEvent,
  idsAlert,
  ciscoSecureFirewall,
  ciscoIos,
  ciscoMeraki,
  fortiGate,
  panOs,
  strataLogging,
  cef,
  leef,
  ocsfAsIs,
  rfc5322,
  cordonInventory,
];

/** Reads records of all of them. */
export const READER = new FormatReader(FORMATS);
