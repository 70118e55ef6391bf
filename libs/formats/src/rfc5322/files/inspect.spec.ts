import { deflateSync } from 'node:zlib';
import * as CFB from 'cfb';
import fc from 'fast-check';
import { zipSync, type Zippable } from 'fflate';
import { inspectFile, type FileFindings } from './inspect';
import { oleNames } from './ole';

const text = (s: string): Uint8Array => new Uint8Array(Buffer.from(s, 'latin1'));
const zip = (files: Zippable): Buffer => Buffer.from(zipSync(files));
/** The encryption bit of each entry, in the local header and in the directory, as a program that encrypts sets it. */
function encrypted(bytes: Buffer): Buffer {
  for (let at = bytes.indexOf('PK\x03\x04', 0, 'latin1'); at >= 0; at = bytes.indexOf('PK\x03\x04', at + 1, 'latin1')) bytes.writeUInt8(1, at + 6);
  for (let at = bytes.indexOf('PK\x01\x02', 0, 'latin1'); at >= 0; at = bytes.indexOf('PK\x01\x02', at + 1, 'latin1')) bytes.writeUInt8(1, at + 8);
  return bytes;
}
function ole(...paths: readonly string[]): Buffer {
  const file = CFB.utils.cfb_new();
  for (const path of paths) CFB.utils.cfb_add(file, path, [1, 2, 3]);
  return Buffer.from(new Uint8Array(Buffer.from(CFB.write(file, { type: 'buffer' }) as Uint8Array)));
}
const types = { '[Content_Types].xml': text('<Types/>') };
const rels = (type: string, mode: string): Uint8Array =>
  text(
    `<Relationships><Relationship Id="r1" Type="http://schemas.example/${type}" Target="https://files.example/t.dotm" TargetMode="${mode}"/></Relationships>`,
  );
const iso = (): Buffer => Buffer.concat([Buffer.alloc(0x8001), Buffer.from('CD001'), Buffer.alloc(100)]);
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

describe('inspectFile', () => {
  it.each<[why: string, name: string, declared: string, bytes: Buffer, expected: Partial<FileFindings>]>([
    ['a plain PDF', 'a.pdf', 'application/pdf', Buffer.from('%PDF-1.7\n1 0 obj <</Type /Catalog>>'), { mimeType: 'application/pdf', flags: [] }],
    [
      'a PDF that acts',
      'a.pdf',
      'application/pdf',
      Buffer.from('%PDF-1.7 <</OpenAction 2 0 R>> <</S /J#61vaScript /JS (x)>> <</S/Launch>>'),
      { flags: ['pdf-javascript', 'pdf-launch', 'pdf-open-action'] },
    ],
    [
      'a PDF that hides its action in an object stream',
      'a.pdf',
      '',
      Buffer.concat([
        Buffer.from('%PDF-1.7 <</Type /ObjStm>>stream\r\n'),
        deflateSync(Buffer.from('<</Names <</EmbeddedFiles 3 0 R>> >>')),
        Buffer.from('\nendstream'),
      ]),
      { flags: ['pdf-embedded-file'] },
    ],
    ['an encrypted PDF', 'a.pdf', '', Buffer.from('%PDF-1.7 trailer <</Encrypt 9 0 R>>'), { flags: ['encrypted'] }],
    ['a document', 'a.docx', WORD, zip({ ...types, 'word/document.xml': text('<w/>') }), { mimeType: WORD, flags: [], names: [] }],
    [
      'a document with macros',
      'a.docm',
      '',
      zip({ ...types, 'word/document.xml': text('<w/>'), 'word/vbaProject.bin': text('x') }),
      { flags: ['macro'] },
    ],
    [
      'a template from elsewhere',
      'a.docx',
      '',
      zip({ ...types, 'word/_rels/settings.xml.rels': rels('attachedTemplate', 'External') }),
      { flags: ['external-template'] },
    ],
    [
      'an object from elsewhere',
      'a.docx',
      '',
      zip({ ...types, 'word/_rels/document.xml.rels': rels('oleObject', 'External') }),
      { flags: ['external-link'] },
    ],
    ['a link to click', 'a.docx', '', zip({ ...types, 'word/_rels/document.xml.rels': rels('hyperlink', 'External') }), { flags: [] }],
    ['an embedded object', 'a.xlsx', '', zip({ ...types, 'xl/embeddings/oleObject1.bin': text('x') }), { flags: ['embedded-object'] }],
    [
      'an old document with macros',
      'a.doc',
      '',
      ole('WordDocument', 'Macros/VBA/_VBA_PROJECT'),
      { mimeType: 'application/msword', flags: ['macro'] },
    ],
    ['an old sheet without', 'a.xls', '', ole('Workbook'), { mimeType: 'application/vnd.ms-excel', flags: [] }],
    ['an encrypted document', 'a.docx', '', ole('EncryptionInfo', 'EncryptedPackage'), { flags: ['encrypted'] }],
    [
      'an archive with a program',
      'a.zip',
      'application/zip',
      zip({ 'docs/read.txt': text('hi'), 'docs/bill.pdf.exe': text('MZ\x90\x00') }),
      { flags: ['double-extension', 'executable', 'executable-extension'], names: ['docs/read.txt', 'docs/bill.pdf.exe'] },
    ],
    [
      'an archive in an archive',
      'a.zip',
      '',
      zip({ 'b.zip': new Uint8Array(zip({ 'run.js': text('x') })) }),
      { flags: ['executable-extension'], names: ['b.zip', 'b.zip/run.js'] },
    ],
    [
      'an encrypted archive',
      'a.zip',
      '',
      encrypted(zip({ 'run.exe': text('MZ') })),
      { flags: ['encrypted', 'executable-extension'], names: ['run.exe'] },
    ],
    ['a bomb', 'a.zip', '', zip({ 'zeros.bin': [new Uint8Array(8 * 1024 * 1024), { level: 9 }] }), { flags: ['archive-bomb'], names: ['zeros.bin'] }],
    ['half an archive', 'a.zip', '', zip({ 'a.txt': text('hello') }).subarray(0, 40), { flags: ['archive-cut'] }],
    [
      'a page that builds a file',
      'a.html',
      'text/html',
      Buffer.from('<html><script>URL.createObjectURL(new Blob([x]))</script>'),
      { flags: ['builds-file', 'script'] },
    ],
    [
      'a sign-in page',
      'a.htm',
      'text/html',
      Buffer.from('<html><form action="https://a.example"><input type="password">'),
      { flags: ['form', 'password-field'] },
    ],
    [
      'a picture with a script',
      'a.svg',
      'image/svg+xml',
      Buffer.from('<?xml version="1.0"?><svg xmlns="x" onload="go()"><script>1</script></svg>'),
      { mimeType: 'image/svg+xml', flags: ['event-handler', 'script'] },
    ],
    ['a shortcut', 'a.lnk', '', Buffer.from('\x4c\x00\x00\x00\x01\x14\x02\x00rest', 'latin1'), { flags: ['executable-extension', 'shortcut'] }],
    ['a disk image', 'a.iso', '', iso(), { mimeType: 'application/x-iso9660-image', flags: ['disk-image', 'executable-extension'] }],
    ['a disk image under another name', 'a.pdf', 'application/pdf', iso(), { flags: ['disk-image', 'type-mismatch'] }],
    [
      'a program that calls itself a picture',
      'photo.jpg',
      'image/jpeg',
      Buffer.from('MZ\x90\x00', 'latin1'),
      { flags: ['executable', 'type-mismatch'] },
    ],
    ['a name that is read backwards', 'annexe\u202efdp.exe', '', Buffer.from('x'), { flags: ['executable-extension', 'rtl-override'] }],
    [
      'a name with blanks before its extension',
      `bill.pdf${' '.repeat(40)}.exe`,
      '',
      Buffer.from('x'),
      { flags: ['double-extension', 'executable-extension', 'padded-name'] },
    ],
    ['an ordinary name with dots', 'report.v1.2.final.pdf', '', Buffer.from('%PDF-1.4'), { flags: [] }],
    ['RTF with an object', 'a.doc', '', Buffer.from('{\\rtf1{\\object\\objupdate{\\*\\objdata 0105}}}'), { flags: ['embedded-object'] }],
    ['nothing', 'a.txt', 'text/plain', Buffer.alloc(0), { flags: [], names: [] }],
  ])('%s', (_why, name, declared, bytes, expected) => expect(inspectFile(name, declared, bytes)).toMatchObject(expected));

  it('unpacks no more than a bound however much an archive holds', () => {
    const many = zip(
      Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`f${i}.html`, [new Uint8Array(900_000).fill(60), { level: 9 }] as const])),
    );
    const before = process.cpuUsage();
    const { names, flags } = inspectFile('a.zip', '', many);
    const { user } = process.cpuUsage(before);
    expect(names).toHaveLength(40);
    expect(flags).toContain('archive-bomb');
    expect(user).toBeLessThan(3_000_000);
  });

  it('a directory of a compound file that leads in a circle ends', () => {
    const file = ole('WordDocument');
    const first = file.readUInt32LE(48);
    const table = (file.readUInt32LE(76) + 1) * 512;
    file.writeUInt32LE(first, table + first * 4);
    expect(oleNames(file).length).toBeLessThanOrEqual(2_048 + 4);
  });

  it('is deaf to damage: any file with bytes changed, cut or doubled gives findings', () => {
    const seeds = [
      ole('WordDocument', 'Macros/VBA/dir'),
      zip({ 'a.zip': new Uint8Array(zip({ b: text('x') })) }),
      Buffer.from('%PDF-1.4 /ObjStm stream\n'),
      iso().subarray(0x8000),
    ];
    const change = fc.record({ seed: fc.nat(seeds.length - 1), edits: fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 12 }), cut: fc.nat() });
    fc.assert(
      fc.property(change, ({ seed, edits, cut }) => {
        const bytes = Buffer.from(seeds[seed] ?? Buffer.alloc(0));
        for (const [at, value] of edits) bytes[at % bytes.length] = value;
        const findings = inspectFile('x', '', cut % 3 === 0 ? bytes.subarray(0, cut % bytes.length) : bytes);
        expect(findings.names.length).toBeLessThanOrEqual(100);
      }),
      { numRuns: 400 },
    );
  });
});
