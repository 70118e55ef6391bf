import { readAuthResults } from './auth-results';

describe('readAuthResults', () => {
  it.each([
    [
      'RFC 8601',
      'mx.acme.example; spf=pass smtp.mailfrom=a@b.example; dkim=pass header.d=b.example; dmarc=pass (p=reject) header.from=b.example',
      { server: 'mx.acme.example', spf: 'pass', dkim: 'pass', dkimDomain: 'b.example', dmarc: 'pass' },
    ],
    [
      'Exchange Online',
      'spf=fail (sender IP is 203.0.113.7) smtp.mailfrom=b.example; dkim=none (message not signed) header.d=none;dmarc=fail action=quarantine header.from=b.example;compauth=fail reason=001',
      { spf: 'fail', dkim: 'none', dmarc: 'fail', dmarcAction: 'quarantine', clientIp: '203.0.113.7' },
    ],
    [
      'one good signature of two',
      'mx; dkim=fail header.d=a.example; dkim=pass header.i=@b.example',
      { server: 'mx', dkim: 'pass', dkimDomain: 'b.example' },
    ],
    ['a comment with a semicolon', 'mx; spf=pass (a; dmarc=pass) x', { server: 'mx', spf: 'pass' }],
    ['nothing', '', {}],
    ['no results', 'mx.acme.example; none', { server: 'mx.acme.example' }],
  ])('reads %s', (_, header, expected) => expect(readAuthResults(header)).toEqual(expected));

  it('is bounded', () => expect(readAuthResults(`mx; ${'('.repeat(100_000)}spf=pass`)).toEqual({ server: 'mx' }));
});
