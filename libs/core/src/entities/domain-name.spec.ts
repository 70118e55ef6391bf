import { registrableDomain } from './domain-name';

describe('the domain that somebody registered', () => {
  test.each([
    ['a plain one', 'mail.acme.example', 'acme.example'],
    ['below a suffix of two levels', 'a.b.shop.co.uk', 'shop.co.uk'],
    ['below a suffix of three levels', 'www.x.city.kawasaki.jp', 'city.kawasaki.jp'],
    ['below a wildcard of the list', 'a.b.c.kawasaki.jp', 'b.c.kawasaki.jp'],
    ['of a customer of a private suffix', 'pages.ann.github.io', 'ann.github.io'],
    ['of a customer of a private suffix with a region', 'x.my-bucket.s3.eu-west-1.amazonaws.com', 'my-bucket.s3.eu-west-1.amazonaws.com'],
    ['of a customer of Microsoft 365', 'a.acme.mail.onmicrosoft.com', 'acme.mail.onmicrosoft.com'],
    ['with a suffix in A-label form', 'a.shop.xn--p1ai', 'shop.xn--p1ai'],
  ])('%s', (_, domain, registered) => expect(registrableDomain(domain)).toBe(registered));

  test.each(['co.uk', 'github.io', 'onmicrosoft.com', 'localhost', '192.0.2.1', ''])('%p has none', (domain) =>
    expect(registrableDomain(domain)).toBeUndefined(),
  );
});
