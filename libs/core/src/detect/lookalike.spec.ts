import { editDistance, lettersAsRead, lookalikeOf, skeleton } from './lookalike';
import { decodePunycode } from './punycode';

const IMITABLE = [
  ['northwind-mills.example', 'your own domain'],
  ['corvane.example', 'your partner Corvane'],
] as const;

describe('look-alike domains', () => {
  it.each([
    ['a doubled letter', 'northwindd-mills.example', 'northwind-mills.example'],
    ['swapped letters', 'norhtwind-mills.example', 'northwind-mills.example'],
    ['rn for m', 'northwind-rnills.example', 'northwind-mills.example'],
    ['l for i', 'northwlnd-mills.example', 'northwind-mills.example'],
    ['no hyphen', 'northwindmills.example', 'northwind-mills.example'],
    ['a Cyrillic о', 'xn--crvane-wqf.example', 'corvane.example'],
    ['words added', 'northwind-mills-billing.example', 'northwind-mills.example'],
    ['another ending', 'corvane.test', 'corvane.example'],
    ['a host below', 'mail.corvanne.example', 'corvane.example'],
  ])('are seen through: %s', (_why, domain, like) => {
    expect(lookalikeOf(domain, IMITABLE)?.domain).toBe(like);
  });

  it.each([
    ['the domain itself', 'northwind-mills.example'],
    ['a host of it', 'portal.corvane.example'],
    ['another word', 'caravan.example'],
    ['a short stranger', 'cor.example'],
    ['something long', `${'x'.repeat(63)}.example`],
  ])('are not seen where there are none: %s', (_why, domain) => {
    expect(lookalikeOf(domain, IMITABLE)).toBeUndefined();
  });

  it('count a swap of neighbours as one edit and give up beyond the limit', () => {
    expect(editDistance('abcd', 'abdc', 2)).toBe(1);
    expect(editDistance('kitten', 'sitting', 3)).toBe(3);
    expect(editDistance('kitten', 'sitting', 2)).toBe(3);
  });

  // RFC 3492, section 7.1 (L: "3年B組金八先生", I: Russian), and common names.
  it.each([
    ['3B-ww4c5e180e575a65lsy2b', '3年B組金八先生'],
    ['b1abfaaepdrnnbgefbadotcwatmq2g4l', 'почемужеонинеговорятпорусски'],
    ['mnchen-3ya', 'münchen'],
  ])('read punycode %s', (ascii, text) => {
    expect(decodePunycode(ascii)).toBe(text);
  });

  it('refuse punycode that is none', () => {
    expect(decodePunycode('a-!!!')).toBeUndefined();
    expect(decodePunycode('9'.repeat(70))).toBeUndefined();
    expect(skeleton('xn--!!!')).toBe(skeleton('xn--!!!'));
  });
});

describe('letters as read', () => {
  it.each([
    ['plain text', 'Verify NOW 100', 'verify now 100'],
    ['styled letters', '𝐓𝐫𝐚𝐜𝐤 𝘺𝘰𝘶𝘳 ｐａｒｃｅｌ', 'track your parcel'],
    ['accents', 'Überweisung, contraseña, e\u0301t\u0065\u0301', 'uberweisung, contrasena, ete'],
    ['invisible characters', 'pass\u200bwo\u00adrd\u2060', 'password'],
    ['foreign letters in a Latin word', 'Yοur аccount ΚYC', 'your account kyc'],
    ['words of other alphabets', 'счёт оплаты λόγος', 'счет оплаты λογος'],
  ])('of %s', (_what, text, read) => expect(lettersAsRead(text)).toBe(read));
});
