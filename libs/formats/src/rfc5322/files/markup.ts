export type MarkupFlag = 'script' | 'event-handler' | 'form' | 'password-field' | 'redirect' | 'frame' | 'builds-file';

/** Characters of a page that are searched. */
const MAX_SEARCHED = 2 * 1024 * 1024;

/** Each expression is linear: no two parts of it can match the same characters in two ways. */
const SIGNS: readonly (readonly [MarkupFlag, RegExp])[] = [
  ['script', /<script[\s>/]|(?:href|src|action)\s{0,9}=\s{0,9}["']?\s{0,9}(?:javascript|vbscript):/i],
  ['event-handler', /[\s"'/]on(?:load|error|click|mouseover|focus|begin|toggle|animationstart|pageshow)\s{0,9}=/i],
  ['form', /<form[\s>/]/i],
  ['password-field', /type\s{0,9}=\s{0,9}["']?password/i],
  ['redirect', /http-equiv\s{0,9}=\s{0,9}["']?refresh|\blocation\s{0,9}(?:\.href\s{0,9})?=|\blocation\.(?:replace|assign)\s{0,9}\(/i],
  ['frame', /<(?:iframe|object|embed|foreignObject)[\s>/]/i],
  // HTML smuggling: the page holds a file and saves it (ATT&CK T1027.006).
  ['builds-file', /createObjectURL|msSaveOrOpenBlob|msSaveBlob|new\s{1,9}Blob\s{0,9}\(|\bdata:application\/(?:octet-stream|zip|x-)/i],
];

/** What a page or picture that is opened from a mail would do. */
export function scanMarkup(bytes: Buffer): readonly MarkupFlag[] {
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe;
  const text = wide
    ? bytes.toString('utf16le', 0, Math.min(bytes.length & ~1, MAX_SEARCHED))
    : bytes.toString('latin1', 0, Math.min(bytes.length, MAX_SEARCHED));
  return SIGNS.filter(([, sign]) => sign.test(text)).map(([flag]) => flag);
}
