import { isObject, type Json } from '../shared/json';

/**
 * Records of Azure's diagnostic settings carry the product's own record under `properties`: that becomes the record, and what stood around it goes
 * under `diagnostic` (Azure Monitor, "Azure resource log schema").
 */
export function diagnostic(record: Json): Json {
  const { properties, ...around } = record;
  return isObject(properties) ? { ...properties, diagnostic: around } : record;
}
