/** Every stream there is. What a record of each is, and its key, is declared in the pipeline (`@cordon/runtime`). */
export const STREAM_NAMES = ['raw', 'event', 'observation', 'binding', 'finding', 'incident', 'action', 'outcome', 'command', 'dead'] as const;
export type StreamName = (typeof STREAM_NAMES)[number];
