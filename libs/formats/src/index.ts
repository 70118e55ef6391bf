import type { Format } from '@cordon/runtime';
import { awsCloudTrail } from './aws/cloudtrail-format';
import { cordonInventory } from './inventory/inventory-format';
import { m365Ual } from './m365/ual-format';
import { ocsfAsIs } from './ocsf/ocsf-format';
import { rfc5322 } from './rfc5322/mail-format';
import { zeekConn, zeekDns } from './zeek/zeek-format';

export * from './aws/cloudtrail-format';
export { detectFormat } from '@cordon/runtime';
export * from './inventory/estate';
export * from './inventory/inventory';
export * from './inventory/inventory-bindings';
export * from './inventory/inventory-format';
export * from './inventory/parse-inventory';
export * from './m365/ual-format';
export * from './ocsf/ocsf-format';
export * from './rfc5322/bounds';
export * from './rfc5322/mail-format';
export { readYamlText, type YamlText } from './shared/yaml-lines';
export * from './split';
export * from './zeek/zeek-format';

/** Every format there is, in the order in which ties of detection are decided. */
export const FORMATS: readonly Format[] = [zeekConn, zeekDns, awsCloudTrail, m365Ual, ocsfAsIs, rfc5322, cordonInventory];
