import { MAX_LINKS } from './bounds';
import { scanHtml } from './scan-html';
import { scanText } from './scan-text';

const links = (html: string): [string, string][] => scanHtml(html).links.map((l) => [l.url, l.text]);

describe('scanHtml', () => {
  it.each<[string, string, [string, string][]]>([
    ['a link with its text', '<p>Go <a href="https://a.example/x">here <b>now</b></a></p>', [['https://a.example/x', 'here now']]],
    [
      'single quotes and none',
      "<a href='https://a.example'>1</a><A HREF=https://b.example>2</A>",
      [
        ['https://a.example', '1'],
        ['https://b.example', '2'],
      ],
    ],
    ['character references in the target', '<a href="https&#58;&#x2f;/a.example/?a=1&amp;b=2">x</a>', [['https://a.example/?a=1&b=2', 'x']]],
    ['line breaks and tabs inside the target', '<a href="ht\ntps://a.ex\tample/">x</a>', [['https://a.example/', 'x']]],
    ['a > inside quotes', '<a title="a>b" href="https://a.example">x</a>', [['https://a.example', 'x']]],
    ['a link that is never closed', '<a href="https://a.example">x', [['https://a.example', 'x']]],
    [
      'a link in a link',
      '<a href="https://a.example">x<a href="https://b.example">y</a>',
      [
        ['https://a.example', 'x'],
        ['https://b.example', 'y'],
      ],
    ],
    ['an anchor without target', '<a name="top">x</a>', []],
    ['links in comments and scripts are none', '<!-- <a href="https://a.example">x</a> --><script>"<a href=https://b.example>"</script>', []],
    ['the target of a form', '<form action="https://c.example/login"><input type=password></form>', [['https://c.example/login', '']]],
  ])('finds %s', (_, html, expected) => expect(links(html)).toEqual(expected));

  it('sees forms and password fields', () =>
    expect(scanHtml('<form><input TYPE="Password"></form>')).toMatchObject({ hasForm: true, hasPassword: true }));
  it('gives the visible text', () =>
    expect(scanHtml('<style>p{}</style><p>Hello&nbsp;<b>you</b></p><p>bye &lt;3</p>').text).toBe('Hello you\nbye <3'));

  it.each([
    ['a mebibyte of <', '<'.repeat(1_000_000)],
    ['quotes that never close', '<a href="'.repeat(100_000)],
    ['comments that never close', '<!--'.repeat(200_000)],
    ['scripts that never close', '<script>'.repeat(100_000)],
    ['deep nesting', '<div>'.repeat(200_000)],
    ['links without end', '<a href=x>y</a>'.repeat(50_000)],
    ['character references without end', '&#x'.repeat(300_000)],
  ])('stays within bounds on %s', (_, html) => expect(scanHtml(html).links.length).toBeLessThanOrEqual(MAX_LINKS));
});

describe('scanText', () => {
  it.each<[string, string, string[]]>([
    ['plain addresses', 'see https://a.example/x, or HTTP://B.example.', ['https://a.example/x', 'HTTP://B.example']],
    ['addresses in brackets', '<https://a.example/?q=1> (http://b.example/c)', ['https://a.example/?q=1', 'http://b.example/c']],
    ['no other schemes', 'javascript://x file:///etc', []],
    ['nothing behind the scheme', 'http:// x', []],
  ])('finds %s', (_, text, expected) => expect(scanText(text).map((l) => l.url)).toEqual(expected));
  it('is bounded', () => expect(scanText('http://a '.repeat(10_000))).toHaveLength(MAX_LINKS));
});
