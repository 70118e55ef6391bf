const names = new Intl.DisplayNames(['en'], { type: 'region' });
const A = 65;
const LETTERS = 26;

/** English name → ISO 3166-1 alpha-2, by the names of the Unicode CLDR. */
const CODES: ReadonlyMap<string, string> = (() => {
  const codes = new Map<string, string>();
  for (let i = 0; i < LETTERS * LETTERS; i++) {
    const code = String.fromCharCode(A + Math.floor(i / LETTERS), A + (i % LETTERS));
    const name = names.of(code);
    // `of` gives the code back for what is no country; the first of two codes is the one in use.
    if (name !== undefined && name !== code && !codes.has(name.toLowerCase())) codes.set(name.toLowerCase(), code);
  }
  return codes;
})();

/** `France` → `FR`; undefined for what is no country. */
export const countryCode = (name: string): string | undefined => CODES.get(name.toLowerCase());
