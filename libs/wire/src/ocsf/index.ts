/** OCSF 1.8: types and the check of an event. Classes, objects and closed lists have a namespace, e.g. `Ocsf.NetworkEndpoint`. */
export * from './attributes';
export { CLASSES, type OcsfClass } from './generated/classes';
export type { OcsfError } from './ocsf-error';
export type { OcsfEvent } from './ocsf-event';
export * as Ocsf from './schema';
export { validateOcsf } from './validate';
