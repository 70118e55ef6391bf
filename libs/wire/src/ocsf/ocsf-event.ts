/**
 * An event whose class is known at run time only: the form that mappers build and readers take. Whether it is an OCSF
 * event, `validateOcsf` says. Where the class is known, take its closed type (`Ocsf.NetworkActivity`, or the union
 * `Ocsf.OcsfEvent`); those fit in here.
 */
export interface OcsfEvent {
  class_uid: number;
  category_uid: number;
  activity_id: number;
  type_uid: number;
  /** Milliseconds since 1970. */
  time: number;
  severity_id: number;
  metadata: Record<string, unknown>;
  [attribute: string]: unknown;
}
