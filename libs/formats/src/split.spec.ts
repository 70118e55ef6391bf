import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import type { FormatContext } from '@cordon/runtime';
import { Estate } from './inventory/estate';
import { MAX_RECORD_BYTES, splitFile, type FileInput } from './split';
import { JsonElementSplitter } from './split/json-elements';
import { LineSplitter } from './split/lines';
import { WindowsTextSplitter } from './split/windows-text';
import { zeekConn } from './zeek/zeek-format';

const read = async (name: string, input: FileInput | string): Promise<{ text: string; line: number; format?: string }[]> => {
  const records = [];
  for await (const { bytes, line, format } of splitFile(name, typeof input === 'string' ? Buffer.from(input) : input)) {
    records.push({ text: Buffer.from(bytes).toString(), line, ...(format === undefined ? {} : { format }) });
  }
  return records;
};
const texts = async (name: string, input: FileInput | string): Promise<string[]> => (await read(name, input)).map((r) => r.text);
async function* inPieces(whole: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < whole.length; at += size) yield new Uint8Array(whole.subarray(at, at + size));
}

const ZEEK = [
  '#separator \\x09',
  '#set_separator\t,',
  '#empty_field\t(empty)',
  '#unset_field\t-',
  '#path\tconn',
  '#fields\tts\tid.orig_h\tid.resp_h\tproto\tuid\tx',
  '#types\ttime\taddr\taddr\tenum\tstring\tstring',
  '1.5\t10.0.0.1\t10.0.0.2\ttcp\tC1\t-',
  '2.5\t10.0.0.1\t10.0.0.3\tudp\tC2\t-',
  '#close\t2026',
];

describe('splitFile', () => {
  it.each<[string, string, string, [string, number][]]>([
    [
      'JSON lines, numbered by line',
      'a.jsonl',
      '{"a":1}\n\n{"a":2}\r\n{"a":3}',
      [
        ['{"a":1}', 1],
        ['{"a":2}', 3],
        ['{"a":3}', 4],
      ],
    ],
    [
      'JSON lines with a broken one among them',
      'a.jsonl',
      '{"a":1}\n{"a":\n{"a":3}\n',
      [
        ['{"a":1}', 1],
        ['{"a":', 2],
        ['{"a":3}', 3],
      ],
    ],
    [
      'a document with Records, numbered by element',
      'a.json',
      '{"Records":[{"a":"}]"},\n {"b":[1,{"c":2}]}]}',
      [
        ['{"a":"}]"}', 1],
        ['{"b":[1,{"c":2}]}', 2],
      ],
    ],
    [
      'an array',
      'a.json',
      ' [ {"a":1} , 7, "x,\\"y" ,[2]]',
      [
        ['{"a":1}', 1],
        ['7', 2],
        ['"x,\\"y"', 3],
        ['[2]', 4],
      ],
    ],
    ['a pretty-printed object as one record', 'a.json', '{\n  "a": {\n    "b": 1 }\n}\n', [['{\n  "a": {\n    "b": 1 }\n}', 1]]],
    [
      'several pretty-printed objects',
      'a.json',
      '{\n"a": 1\n}\n{\n"b": 2\n}',
      [
        ['{\n"a": 1\n}', 1],
        ['{\n"b": 2\n}', 2],
      ],
    ],
    [
      'a document that ends too early',
      'a.json',
      '{"Records":[{"a":1},{"b":',
      [
        ['{"a":1}', 1],
        ['{"b":', 2],
      ],
    ],
    [
      'anything else by lines',
      'a.log',
      'one\ntwo\n',
      [
        ['one', 1],
        ['two', 2],
      ],
    ],
    ['an empty file', 'a.json', '', []],
    ['an empty array', 'a.json', '[]', []],
    ['white space', 'a.json', ' \n \n', []],
    [
      'a mail as one record',
      'x',
      'From: a@b.example\nTo: c@d.example\nSubject: x\n\nhi\n',
      [['From: a@b.example\nTo: c@d.example\nSubject: x\n\nhi\n', 1]],
    ],
    ['a mail by its name', 'x.eml', 'garbage\nmore', [['garbage\nmore', 1]]],
    ['binary as one record', 'x', 'a\u0000\nb', [['a\u0000\nb', 1]]],
    [
      'Windows events as text, each with its blank lines, at the first line of each',
      'x.log',
      'broken off\n\n11/24/2026 10:00:00 AM\r\nLogName=Security\r\nEventCode=4624\r\nMessage=A logon.\r\n\r\nSubject:\r\n\tID:\t7\r\n\r\n11/24/2026 02:00:01.250 PM\nSourceName=x\nMessage=set to\n11/24/2026 10:00:00 AM\nby hand',
      [
        ['broken off', 1],
        ['11/24/2026 10:00:00 AM\r\nLogName=Security\r\nEventCode=4624\r\nMessage=A logon.\r\n\r\nSubject:\r\n\tID:\t7', 3],
        ['11/24/2026 02:00:01.250 PM\nSourceName=x\nMessage=set to\n11/24/2026 10:00:00 AM\nby hand', 11],
      ],
    ],
    [
      'Windows events as text, the last of which is only a time',
      'x.log',
      '11/24/2026 10:00:00 AM\nEventCode=1\n11/24/2026 10:00:01 AM\n11/24/2026 10:00:02 AM',
      [['11/24/2026 10:00:00 AM\nEventCode=1\n11/24/2026 10:00:01 AM\n11/24/2026 10:00:02 AM', 1]],
    ],
    [
      'lines that begin with such a time by lines',
      'x.log',
      '11/24/2026 10:00:00 AM up\n11/24/2026 10:00:01 AM\ndown',
      [
        ['11/24/2026 10:00:00 AM up', 1],
        ['11/24/2026 10:00:01 AM', 2],
        ['down', 3],
      ],
    ],
    ['YAML as one record', 'inventory.yaml', 'domains: [a.example]\npeople: []\n', [['domains: [a.example]\npeople: []\n', 1]]],
  ])('cuts %s', async (_, name, content, expected) => {
    expect((await read(name, content)).map((r) => [r.text, r.line])).toEqual(expected);
  });

  it.each([
    ['{"cut":\n{"a":1}\n{"a":2}\n', ['{"cut":', '{"a":1}', '{"a":2}']],
    ['{"cut": [\n{"cut": "too\n{"a":1}', ['{"cut": [', '{"cut": "too', '{"a":1}']],
    ['{\n  "a": [\n    {}\n  ]\n}\n{\n  "b": 1\n}\n', ['{\n  "a": [\n    {}\n  ]\n}', '{\n  "b": 1\n}']],
  ])('a log whose first line was cut is still lines, a pretty-printed document is not: %j', async (input, expected) => {
    expect(await texts('a.json', input)).toEqual(expected);
  });

  it('gives each line of a Zeek log the header lines that it needs, its line and its format', async () => {
    const [first, second, ...rest] = await read('conn.log', ZEEK.join('\n'));
    expect(rest).toEqual([]);
    expect(first).toEqual({ text: `${ZEEK[4]}\n${ZEEK[5]}\n${ZEEK[7]}`, line: 8, format: 'zeek.conn' });
    expect(second).toMatchObject({ line: 9 });
  });

  it('a line cut out of a Zeek log can be read alone', async () => {
    const context: FormatContext = { tenant: 't', source: 's', seen: 1, estate: new Estate({ domains: [], networks: [] }) };
    for (const text of await texts('conn.log', ZEEK.join('\n'))) expect(zeekConn.parse(Buffer.from(text), context)).toMatchObject({ kind: 'ok' });
  });

  it('a header in the middle replaces the one before, and other separators come along', async () => {
    const joined = [...ZEEK, '#separator \\x7c', '#unset_field|~', '#path|dns', '#fields|ts|query', '3|x'].join('\n');
    expect((await read('x', joined)).at(-1)).toEqual({
      text: '#separator \\x7c\n#unset_field|~\n#path|dns\n#fields|ts|query\n3|x',
      line: 15,
      format: 'zeek.dns',
    });
  });

  it('types come along for logs that are mapped as data, and those of the log before do not', async () => {
    const http = ['#path\thttp', '#fields\tts\tx', '#types\ttime\tcount', '1.5\t7'];
    const [first, second] = await texts('x', [...http, '#path\tconn', '#fields\tts\ty', '#types\ttime\tcount', '2.5\t8'].join('\n'));
    expect(first).toBe(http.join('\n'));
    expect(second).toBe('#path\tconn\n#fields\tts\ty\n2.5\t8');
  });

  it('the header may come after a comment', async () =>
    expect(await read('x', '### Baseline\n#path\tmodbus_detailed\n#fields\tts\n1.5')).toEqual([
      { text: '#path\tmodbus_detailed\n#fields\tts\n1.5', line: 4, format: 'zeek.modbus' },
    ]));

  it.each([
    ['modbus.log', '{"ts":1,"func":"READ_COILS"}\n{"ts":2}', ['zeek.modbus', 'zeek.modbus']],
    ['a/http.2026-11-24-10-00-00.log.gz', '{"ts":1,"method":"GET"}\n', ['zeek.http']],
    ['http.10:00:00-11:00:00.log', '{"ts":1}\n', ['zeek.http']],
    ['modbus.log', '1.5\tCExample001\t192.0.2.1\n#close\tx\n', ['zeek.modbus']],
    ['http.log', '{"ts":1,"_path":"dns"}\n', [undefined]],
    ['http.log', '192.0.2.1 - - [24/Nov/2026:10:00:00 +0000] "GET / HTTP/1.1" 200 1\n', [undefined]],
    ['app.log', '{"ts":1}\n', [undefined]],
    ['http.json', '{"ts":1}\n', [undefined]],
  ])('the name %s of %s says which log it is, or does not', async (name, text, formats) =>
    expect((await read(name, text)).map((r) => r.format)).toEqual(formats),
  );

  it.each([
    [
      'CSV',
      'Time,Source IP,"Action taken"\n2026-11-24,192.0.2.1,"a ""b"""\n2026-11-25,,x',
      [
        { Time: '2026-11-24', 'Source IP': '192.0.2.1', 'Action taken': 'a "b"' },
        { Time: '2026-11-25', 'Action taken': 'x' },
      ],
    ],
    [
      'joined files',
      'a,b,c\n1,2,3\na,b,c\n4,5,6,7',
      [
        { a: '1', b: '2', c: '3' },
        { a: '4', b: '5', c: '6', 'column 4': '7' },
      ],
    ],
    ['semicolons', 'time;host;text\r\n1;h;a,b\r\n', [{ time: '1', host: 'h', text: 'a,b' }]],
    ['a header and nothing else', 'time,host,text\n', []],
    ['flow logs of AWS with an own choice of fields', 'srcaddr dstaddr log-status\n192.0.2.1 - OK', [{ srcaddr: '192.0.2.1', 'log-status': 'OK' }]],
    [
      'W3C extended logs',
      '#Software: x\n#Version: 1.0\n#Fields: date time c-ip cs-uri-query\n2026-11-24 10:00:00 192.0.2.1 -\n#Fields: date c-ip\n2026-11-25 192.0.2.2',
      [
        { date: '2026-11-24', time: '10:00:00', 'c-ip': '192.0.2.1' },
        { date: '2026-11-25', 'c-ip': '192.0.2.2' },
      ],
    ],
  ])('%s become objects with the names of the header', async (_, text, expected) =>
    expect((await texts('x.csv', text)).map((t): unknown => JSON.parse(t))).toEqual(expected),
  );

  it.each(['one,two,three\nfour,five,six', '2026-11-24,192.0.2.1,x\n2026-11-25,192.0.2.2,y', 'started ok\nstopped', 'a,b\n1,2', 'a,a,b\n1,2,3'])(
    'lines without a header are records as they are: %j',
    async (text) => expect(await texts('x.csv', text)).toEqual(text.split('\n')),
  );

  it('opens gzip by its magic number, whatever the name', async () => {
    expect(await texts('a.jsonl.gz', gzipSync('{"a":1}\n{"a":2}\n'))).toEqual(['{"a":1}', '{"a":2}']);
    expect(await texts('a.bin', gzipSync('{"Records":[1,2]}'))).toEqual(['1', '2']);
  });

  it('damaged gzip rejects with its code', async () => {
    const damaged = gzipSync('{"a":1}\n'.repeat(10_000));
    await expect(texts('a.gz', damaged.subarray(0, damaged.length - 20))).rejects.toMatchObject({ code: 'CORDON_FILE_DAMAGED', retriable: false });
  });

  it('drops a byte order mark', async () => expect(await texts('a.json', Buffer.from('\ufeff[1]'))).toEqual(['1']));

  it('an error of the source is handed on as it is', async () => {
    const failing = (async function* (): AsyncGenerator<Uint8Array> {
      yield Buffer.from('{"a":1}\n');
      throw new Error('disk');
    })();
    await expect(texts('a.jsonl', failing)).rejects.toThrow('disk');
  });

  it('gives the same records in whatever pieces a file arrives', async () => {
    const contents = [
      ZEEK.join('\n'),
      '{"a":1}\n{"b":[2,"]"]}\n',
      '{"Records":[{"a":"\\\\\\""},{"b":{}}],"x":1}',
      '[1,"a b",{"c":[]}]',
      'From: a@b.example\nTo: x@y.example\n\nhi',
      '1/2/2026 1:00:00 AM\nLogName=a\nMessage=x\n\ny\n1/2/2026 1:00:01 AM\r\nEventCode=5\n1/2/2026 1:00:02 AM\n\n',
    ];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...contents), fc.integer({ min: 1, max: 20 }), fc.boolean(), async (content, size, packed) => {
        const whole = packed ? gzipSync(content) : Buffer.from(content);
        expect(await read('x', inPieces(whole, size))).toEqual(await read('x', content));
      }),
      { seed: 11, numRuns: 60 },
    );
  });

  it('large files are cut while they arrive: a million lines, one piece in memory', async () => {
    const piece = Buffer.from('{"a":1234567890}\n'.repeat(10_000));
    const many = (async function* (): AsyncGenerator<Uint8Array> {
      for (let i = 0; i < 100; i++) yield piece;
    })();
    let last = 0;
    for await (const record of splitFile('a.jsonl', many)) last = record.line;
    expect(last).toBe(1_000_000);
  });
});

describe('records beyond the bound', () => {
  const piece = Buffer.alloc(1024 * 1024, 'x');

  it('an endless line is cut at the bound, marked, and the next line is whole again', () => {
    const splitter = new LineSplitter();
    for (let i = 0; i < 52; i++) expect(splitter.push(piece)).toEqual([]);
    const [long, next] = splitter.push(Buffer.from('\nnext\n'));
    expect(long).toMatchObject({ line: 1, truncated: true });
    expect(long?.bytes.length).toBe(MAX_RECORD_BYTES);
    expect(next).toEqual({ bytes: Buffer.from('next'), line: 2 });
  });

  it('an endless Windows event too', () => {
    const splitter = new WindowsTextSplitter();
    splitter.push(Buffer.from('1/2/2026 1:00:00 AM\nEventCode=5\n'));
    const lines = Buffer.alloc(1024 * 1024, `${'x'.repeat(1023)}\n`);
    for (let i = 0; i < 52; i++) expect(splitter.push(lines)).toEqual([]);
    const [long] = splitter.push(Buffer.from('1/2/2026 1:00:00 AM\nEventCode=6\n'));
    expect(long).toMatchObject({ line: 1, truncated: true });
    expect(long?.bytes.length).toBeGreaterThan(MAX_RECORD_BYTES - 1024);
    expect(splitter.end()).toMatchObject([{ line: 3 + 52 * 1024, bytes: Buffer.from('1/2/2026 1:00:00 AM\nEventCode=6') }]);
  });

  it('an endless element too', () => {
    const splitter = new JsonElementSplitter(1);
    splitter.push(Buffer.from('["'));
    for (let i = 0; i < 52; i++) expect(splitter.push(piece)).toEqual([]);
    const [long, next] = splitter.push(Buffer.from('",2]'));
    expect(long).toMatchObject({ line: 1, truncated: true });
    expect(next).toMatchObject({ line: 2 });
  });
});
