import { detectAll } from 'tinyld/light';

/** Characters that are looked at: time grows with them, and more tells no more. */
const MAX_LOOKED_AT = 240;
/** Letters below which an answer is a guess. */
const FEWEST_LETTERS = 24;
const LEAST_SURE = 0.3;

/**
 * ISO 639-1 code of the language a text is written in, undefined when it is short or unclear. tinyld, as franc is an ES module only,
 * which Jest cannot load from CommonJS.
 */
export function languageOf(text: string): string | undefined {
  const letters = text
    .slice(0, MAX_LOOKED_AT * 4)
    .replace(/https?:\S+|[^\p{L}\p{M}\s'’-]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, MAX_LOOKED_AT);
  const wide = /[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]/.test(letters);
  if (letters.length < (wide ? FEWEST_LETTERS / 4 : FEWEST_LETTERS)) return undefined;
  const [best] = detectAll(letters);
  return best && best.accuracy >= LEAST_SURE && best.lang !== '' ? best.lang : undefined;
}
