import fc from 'fast-check';
import { pythonLiteral } from './python-literal';

describe('a literal of Python', () => {
  it.each<[string, unknown]>([
    ["{'a.docx': {'AMP': {'Verdict': 'MALICIOUS'}, 'BodyScanner': {}}}", { 'a.docx': { AMP: { Verdict: 'MALICIOUS' }, BodyScanner: {} } }],
    [`["it's", u'x', (1, 2.5,), True, None]`, ["it's", 'x', [1, 2.5], true, null]],
    ["'caf\\xc3\\xa9'", 'café'],
    ['{"b": -1}', { b: -1 }],
    ["{'a': 1", undefined],
    ["{'a' 1}", undefined],
    ["'a' b", undefined],
    ['['.repeat(40) + ']'.repeat(40), undefined],
    ["{'__proto__': {'x': 1}}", {}],
  ])('%s', (text, value) => expect(pythonLiteral(text)).toEqual(value));

  it('never throws, whatever is cut off', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('{', '}', '[', ']', "'", '"', ',', ':', '\\', 'x', '1', 'a', ' ', 'True') }), (text) => {
        expect(() => pythonLiteral(text)).not.toThrow();
      }),
      { seed: 3, numRuns: 500 },
    );
  });
});
