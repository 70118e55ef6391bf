/** Placeholder until the generated types land; same front door. */
export interface OcsfEvent {
  class_uid: number;
  category_uid: number;
  activity_id: number;
  type_uid: number;
  time: number;
  severity_id: number;
  metadata: Record<string, unknown>;
  [attribute: string]: unknown;
}
export interface OcsfError {
  path: string;
  message: string;
}
export function validateOcsf(_event: unknown): OcsfError | undefined {
  return undefined;
}
