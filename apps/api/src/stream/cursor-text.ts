import type { ChangeCursor } from '@cordon/store-clickhouse';
import { CordonError } from '@cordon/wire';

/** More places than there are: what is longer is not ours. */
const MOST_PLACES = 768;
const NOTHING = '-';
const PLACE = /^(incident|action|outcome)\/(\d{1,5})=(\d{1,16})@(\d{1,10})$/;

/** The cursor as an event id: `incident/3=41@1767225600,…`, offset and second of storing by place; `-` when nothing was read. */
export const cursorText = (cursor: ChangeCursor): string =>
  cursor.size === 0
    ? NOTHING
    : [...cursor]
        .map(([place, { offset, storedAt }]) => `${place}=${offset}@${storedAt}`)
        .sort()
        .join(',');

/** Reads what `cursorText` wrote; anything else is CORDON_API_INVALID. */
export function readCursor(text: string): ChangeCursor {
  if (text === NOTHING) return new Map();
  const parts = text.split(',', MOST_PLACES + 1);
  const places = parts.map((part) => PLACE.exec(part));
  if (parts.length > MOST_PLACES || places.includes(null))
    throw new CordonError('CORDON_API_INVALID', 'Last-Event-ID is not one that this stream gave');
  return new Map(
    places.map((m) => {
      const [, stream = '', partition = '', offset = '', storedAt = ''] = m ?? [];
      return [`${stream}/${partition}`, { offset: Number(offset), storedAt: Number(storedAt) }];
    }),
  );
}
