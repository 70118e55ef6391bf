import type { OcsfEvent } from '../ocsf';

/**
 * One normalised event: the OCSF 1.8 object itself. What Cordon needs beside OCSF (place of the raw line) rides in the
 * envelope's `cause` (raw id) and in `metadata.log_name`/`unmapped`, so that any OCSF consumer can read the stream.
 */
export type EventBody = OcsfEvent;
