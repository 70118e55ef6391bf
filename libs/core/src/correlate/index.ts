export { Bindings, type Affected } from './bindings';
export { Correlator } from './correlator';
export { incidentId } from './incident-id';
export { HALF_LIFE_MS, MAX_AGE_MS, MAX_ENTITIES, MAX_FINDINGS, MAX_LINK_MS, PRIORS, T1, T2 } from './link-table';
export type { Version } from './published';
export { opens, riskOf, type Risk } from './risk';
export { loadCorrelator, saveCorrelator, type SavedCorrelator } from './saved';
export { CORRELATE_SETTINGS, type CorrelateSettings } from './settings';
export { SHARED_CLASSES } from './shared-things';
