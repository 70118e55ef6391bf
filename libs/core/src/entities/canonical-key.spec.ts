import type { EntityKind } from '@cordon/wire';
import { canonicalKey } from './canonical-key';

const long = 'a'.repeat(3_000);
const table: [string, EntityKind, string, string | undefined][] = [
  ['a domain is lower case without its final dot', 'domain', 'Mail.Example.COM.', 'mail.example.com'],
  ['an internationalised domain becomes an A-label', 'domain', 'Bücher.example', 'xn--bcher-kva.example'],
  ['an ideographic full stop is a dot', 'domain', 'bücher。example', 'xn--bcher-kva.example'],
  ['DNS service labels stay', 'domain', '_dmarc.example.com', '_dmarc.example.com'],
  ['an empty label is no domain', 'domain', 'a..example', undefined],
  ['a space is no domain', 'domain', 'a b.example', undefined],
  ['a label over 63 is no domain', 'domain', `${'a'.repeat(64)}.example`, undefined],
  ['digits in full width that spell an address are no domain', 'domain', '１２７.0.0.1', undefined],
  ['a mail address is lower case, plus part kept', 'mailbox', 'Ann.Lee+Shop@Example.COM', 'ann.lee+shop@example.com'],
  ['a mail address has an A-label', 'mailbox', 'ann@Bücher.example', 'ann@xn--bcher-kva.example'],
  ['a name alone is no mailbox', 'mailbox', 'ann', undefined],
  ['an address list is no mailbox', 'mailbox', 'a@b.example, c@d.example', undefined],
  ['a UPN is a mail address', 'user', 'ANN@Example.com', 'ann@example.com'],
  ['a Windows name is lower case', 'user', 'ACME\\Ann', 'acme\\ann'],
  ['a SID is lower case', 'user', 'S-1-5-21-1-2-3-500', 's-1-5-21-1-2-3-500'],
  ['an IPv4 address stays', 'ip', '192.0.2.1', '192.0.2.1'],
  ['leading zeros are no address', 'ip', '192.0.02.1', undefined],
  ['256 is no byte', 'ip', '192.0.2.256', undefined],
  ['three parts are no address', 'ip', '192.0.2', undefined],
  ['IPv6 is compressed at the longest run', 'ip', '2001:0DB8:0:0:1:0:0:0', '2001:db8:0:0:1::'],
  ['the first of equal runs is compressed', 'ip', '2001:db8:0:0:1:0:0:1', '2001:db8::1:0:0:1'],
  ['a single zero group is not compressed', 'ip', '2001:db8:0:1:1:1:1:1', '2001:db8:0:1:1:1:1:1'],
  ['an address that is all zeros', 'ip', '0:0:0:0:0:0:0:0', '::'],
  ['a mapped IPv4 address is IPv4', 'ip', '::FFFF:192.0.2.1', '192.0.2.1'],
  ['a zone is dropped', 'ip', 'fe80::1%eth0', 'fe80::1'],
  ['two gaps are no address', 'ip', '1::2::3', undefined],
  ['nine groups are no address', 'ip', '1:2:3:4:5:6:7:8:9', undefined],
  ['five digits are no group', 'ip', '12345::1', undefined],
  ['a port is no address', 'ip', '192.0.2.1:443', undefined],
  ['a MAC with dashes', 'device', '00-1B-44-11-3A-B7', '00:1b:44:11:3a:b7'],
  ['a MAC in three groups', 'device', '001b.4411.3ab7', '00:1b:44:11:3a:b7'],
  ['a host name', 'device', 'WS-12.acme.example.', 'ws-12.acme.example'],
  ['a URL loses its fragment and default port', 'url', 'HTTPS://Example.com:443/a?b#c', 'https://example.com/a?b'],
  ['a URL keeps its user info', 'url', 'http://bank.example@evil.example/', 'http://bank.example@evil.example/'],
  ['a URL without host is none', 'url', 'javascript:alert(1)', undefined],
  ['a relative reference is none', 'url', '/a/b', undefined],
  ['a hash is lower case', 'file', 'A'.repeat(64), 'a'.repeat(64)],
  ['a path stays', 'file', '/Sites/Plan.docx', '/Sites/Plan.docx'],
  ['a message id loses its brackets', 'message', ' <Abc@X.example> ', 'Abc@X.example'],
  ['an ARN stays', 'principal', 'arn:aws:iam::123456789012:user/Ann', 'arn:aws:iam::123456789012:user/Ann'],
  ['a key id stays', 'key', 'AKIAEXAMPLE', 'AKIAEXAMPLE'],
  ['an app id is lower case', 'app', 'ABCD-12', 'abcd-12'],
  ['nothing is nothing', 'user', '  ', undefined],
  ['a NUL is nothing', 'user', 'a\u0000b', undefined],
  ['half a surrogate pair is nothing', 'user', 'a\ud800', undefined],
  ['what is too long is nothing', 'principal', long, undefined],
];

describe('canonicalKey', () => {
  it.each(table)('%s', (_, kind, raw, expected) => expect(canonicalKey(kind, raw)).toBe(expected));

  it('is idempotent on everything that it makes', () => {
    for (const [, kind, raw] of table) {
      const once = canonicalKey(kind, raw);
      if (once !== undefined) expect(canonicalKey(kind, once)).toBe(once);
    }
  });
});
