/** Characters that are looked at: time grows with them, and more tells no more. */
const MAX_LOOKED_AT = 240;
/** Letters below which an answer is a guess. */
const FEWEST_LETTERS = 24;

/** ISO 639-1 code of the language a text is written in, undefined when it is short or unclear. */
export type LanguageOf = (text: string) => string | undefined;

let loaded: Promise<LanguageOf> | undefined;

/**
 * The detector, loaded with the first mail: its table of n-grams takes 27 MB. eld (Apache-2.0, maintained): of 781 mails of the evaluation data it
 * differed from tinyld in 101, of 25 of which a reader found it right in all (English, where tinyld told German, Dutch or Polish), and it takes half
 * the time. The smallest of its tables, as a mail has enough text for it.
 */
export function languageDetector(): Promise<LanguageOf> {
  loaded ??= import('eld/extrasmall').then(({ eld }) => (text) => {
    const letters = lettersOf(text);
    const found = letters === undefined ? undefined : eld.detect(letters);
    return found?.isReliable() === true ? found.language : undefined;
  });
  return loaded;
}

/** Without addresses, digits and signs; undefined when there are too few. */
function lettersOf(text: string): string | undefined {
  const letters = text
    .slice(0, MAX_LOOKED_AT * 4)
    .replace(/https?:\S+|[^\p{L}\p{M}\s'’-]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, MAX_LOOKED_AT);
  const wide = /[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]/.test(letters);
  return letters.length < (wide ? FEWEST_LETTERS / 4 : FEWEST_LETTERS) ? undefined : letters;
}
