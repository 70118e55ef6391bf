import { cursorText } from './cursor-text';
import type { Beat } from './change-feed';

/** A beat in the form of an event stream (HTML Living Standard, section 9.2.6). A sign of life has an id too, so that a listener resumes after what it need not see again. */
export function eventText(beat: Beat): string {
  const id = `id: ${cursorText(beat.cursor)}\n`;
  if (beat.kind === 'alive') return `${id}event: alive\ndata: {}\n\n`;
  // JSON.stringify leaves no line end in its text.
  return `${id}event: ${beat.change.kind}\ndata: ${JSON.stringify(beat.change.body)}\n\n`;
}
