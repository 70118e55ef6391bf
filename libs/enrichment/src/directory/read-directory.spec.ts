import { readDirectory } from './read-directory';
import type { Directory, DirectoryRules } from './person';

const read = (text: string, rules: DirectoryRules = {}): Directory => {
  const result = readDirectory(Buffer.from(text), rules);
  if ('mistakes' in result) throw new Error(result.mistakes.join('; '));
  return result;
};
const mistakesOf = (text: string, rules: DirectoryRules = {}): readonly string[] => {
  const result = readDirectory(Buffer.from(text), rules);
  return 'mistakes' in result ? result.mistakes : [];
};
/** S-1-5-21-1-2-3-1105 as Active Directory stores it. */
const SID = Buffer.from('010500000000000515000000010000000200000003000000' + '51040000', 'hex').toString('base64');
const GUID = Buffer.from('33221100554477668899aabbccddeeff', 'hex').toString('base64');
const LDIF = `version: 1
# an export
dn: CN=Ann Lee,OU=People,DC=acme,DC=example
objectClass: top
objectClass: person
objectClass: user
cn: Ann Lee
displayName: Ann Lee
mail: Ann.Lee@acme.example
userPrincipalName: ann@acme.example
sAMAccountName: ann
proxyAddresses: smtp:a.lee@acme.example
proxyAddresses: SMTP:Ann.Lee@acme.example
proxyAddresses: X500:/o=Acme
objectSid:: ${SID}
objectGUID:: ${GUID}
department: Fin
 ance
title: Chief Financial Officer
memberOf: CN=Board,OU=Groups,DC=acme,DC=example

dn:: ${Buffer.from('CN=Björn,OU=People,DC=acme,DC=example').toString('base64')}
objectClass: inetOrgPerson
cn:: ${Buffer.from('Björn Ek').toString('base64')}
mail: bjorn@acme.example
uid: bjorn
manager: cn=ann lee,ou=people,dc=acme,dc=example
userAccountControl: 514

dn: CN=PC-1,DC=acme,DC=example
objectClass: user
objectClass: computer
sAMAccountName: PC-1$

dn: CN=svc,DC=acme,DC=example
objectClass: person
cn: svc
`;

describe('an LDIF export', () => {
  it('gives people with all the keys that products name them by', () => {
    const { people, domains, skipped } = read(LDIF.replaceAll('\n', '\r\n'), { netbios: 'ACME', vipGroups: ['board'] });
    expect(people).toEqual([
      {
        name: 'Ann Lee',
        mail: 'ann.lee@acme.example',
        upn: 'ann@acme.example',
        sid: 's-1-5-21-1-2-3-1105',
        objectId: '00112233-4455-6677-8899-aabbccddeeff',
        arns: [],
        aliases: ['a.lee@acme.example', 'acme\\ann', 'ann'],
        department: 'Finance',
        title: 'Chief Financial Officer',
        criticality: 1.5,
        tags: ['vip'],
      },
      {
        name: 'Björn Ek',
        mail: 'bjorn@acme.example',
        upn: 'bjorn@acme.example',
        arns: [],
        aliases: ['acme\\bjorn', 'bjorn'],
        manager: 'ann@acme.example',
        tags: ['inactive'],
      },
    ]);
    expect([domains, skipped]).toEqual([['acme.example'], 1]);
  });

  it('that is no export is told line by line', () => {
    expect(mistakesOf('dn: cn=a\nchangetype: modify\nmail:< file:///x\nnonsense\n\ncn: b\n')).toEqual([
      'line 2: is a change; an export of entries is needed',
      'line 3: points to another file; have the export write values',
      'line 4: is no attribute with a value',
      'line 6: the entry has no dn',
    ]);
    expect(mistakesOf('version: 1\n\ncn: b\nobjectClass: person\n')).toEqual(['line 3: the entry has no dn']);
  });
});

describe('a CSV of people', () => {
  it('is read by the usual header names, whatever separates them', () => {
    for (const sep of [',', ';', '\t']) {
      const rows = [
        ['Display Name', 'E-Mail', 'User Principal Name', 'sAMAccountName', 'Job Title', 'Department', 'Manager', 'Account Enabled', 'Criticality'],
        ['Ann Lee', 'ann.lee@acme.example', 'ann@acme.example', 'ACME\\ann', 'Managing Director', 'Board', '', 'True', ''],
        ['"Ray, Bob"', 'bob@acme.example', 'bob@acme.example', 'bob', 'Clerk', '"R""D"', 'ann.lee@acme.example', 'false', 'low'],
      ];
      const { people } = read(`\ufeff${rows.map((r) => r.join(sep)).join('\r\n')}\r\n`, { vipTitles: ['managing director'] });
      expect(people).toEqual([
        {
          name: 'Ann Lee',
          mail: 'ann.lee@acme.example',
          upn: 'ann@acme.example',
          arns: [],
          aliases: ['acme\\ann', 'ann'],
          department: 'Board',
          title: 'Managing Director',
          criticality: 1.5,
          tags: ['vip'],
        },
        {
          name: 'Ray, Bob',
          mail: 'bob@acme.example',
          upn: 'bob@acme.example',
          arns: [],
          aliases: ['bob'],
          department: 'R"D',
          title: 'Clerk',
          manager: 'ann@acme.example',
          criticality: 0.5,
          tags: ['inactive'],
        },
      ]);
    }
  });

  it('may name its columns as it likes', () => {
    expect(read('Dienst-Adresse,Wer\na@acme.example,Ann\n', { columns: { mail: 'dienst-adresse', name: 'Wer' } }).people).toEqual([
      { name: 'Ann', mail: 'a@acme.example', upn: 'a@acme.example', arns: [] },
    ]);
    expect(mistakesOf('a,b\n1,2\n', { columns: { mail: 'c', shoe: 'b' } })).toEqual([
      expect.stringMatching(/^columns\.shoe is not known here: name, /),
      'line 1: there is no column c (mail)',
    ]);
    expect(mistakesOf('a,b\n1,2\n')).toEqual(['line 1: no column is a mail address or a user principal name; name yours in directory.columns']);
  });

  it('lists every mistake with its line', () => {
    const csv = 'name,mail,criticality\nA,a@acme.example,9\nB,nowhere,\n"C\nc",c@acme.example,\nD,a@acme.example,\n';
    expect(mistakesOf(csv)).toEqual([
      'line 2: criticality must be low, ordinary, high, critical, or a number from 0.5 to 2',
      'line 3: "nowhere" is no mail address',
      'line 6: names a@acme.example twice',
    ]);
    expect(mistakesOf('name,mail\nA,a@acme.example,x\n')).toEqual(['line 2: has 3 columns, the header has 2']);
    expect(mistakesOf('name,mail\n"A,a@acme.example\n')[0]).toMatch(/Quote Not Closed.*line 2/);
  });

  it('gives an account name that two have, or that everybody has, to nobody', () => {
    const csv = 'mail,samaccountname\na@acme.example,ONE\\lee\nb@acme.example,TWO\\lee\nc@acme.example,administrator\n';
    expect(read(csv).people.map((p) => p.aliases)).toEqual([['one\\lee'], ['two\\lee'], undefined]);
  });

  it('says which domains are own: not those of guests, nor of a provider', () => {
    const row = (n: number): string => `p${n}@${n < 17 ? 'acme.example' : n < 19 ? 'gmail.com' : 'guest.example'}`;
    expect(read(`mail\n${Array.from({ length: 20 }, (_, n) => row(n)).join('\n')}\n`).domains).toEqual(['acme.example']);
  });
});

describe('a SCIM list', () => {
  it('gives its users; groups are left out', () => {
    const work = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
    const users = [
      {
        id: '7',
        externalId: 'e-1',
        userName: 'ann@acme.example',
        name: { givenName: 'Ann', familyName: 'Lee' },
        emails: [{ value: 'a@acme.example' }, { value: 'ann.lee@acme.example', primary: true }],
        title: 'Clerk',
        groups: [{ display: 'Executives' }],
      },
      {
        userName: 'bob',
        displayName: 'Bob Ray',
        emails: [{ value: 'bob@acme.example' }],
        active: false,
        [work]: { department: 'IT', manager: { value: '7' } },
      },
      { displayName: 'Executives', members: [] },
    ];
    const { people } = read(JSON.stringify({ totalResults: 3, Resources: users }), { vipGroups: ['executives'] });
    expect(people).toEqual([
      {
        name: 'Ann Lee',
        mail: 'ann.lee@acme.example',
        upn: 'ann@acme.example',
        id: '7',
        objectId: 'e-1',
        arns: [],
        aliases: ['a@acme.example'],
        title: 'Clerk',
        criticality: 1.5,
        tags: ['vip'],
      },
      {
        name: 'Bob Ray',
        mail: 'bob@acme.example',
        upn: 'bob@acme.example',
        arns: [],
        aliases: ['bob'],
        department: 'IT',
        manager: 'ann@acme.example',
        tags: ['inactive'],
      },
    ]);
    expect(mistakesOf('{"Resources":[7,{"userName":"x y@z"}]}')).toEqual([
      'Resources[0]: must be an object',
      'Resources[1]: "x y@z" is no mail address',
    ]);
    expect(mistakesOf('{"Resources":7}')).toEqual(['Resources must be a list']);
    expect(mistakesOf('{"Resources"')).toEqual(['is not valid JSON']);
  });
});

it('a file that is no text, or nothing, is a mistake', () => {
  expect(readDirectory(Buffer.from([0xff, 0xfe, 0]))).toEqual({ mistakes: ['is not valid UTF-8'] });
  expect(mistakesOf('')).toEqual(['the file is empty']);
});
