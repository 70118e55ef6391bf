import { fromJson } from './from-json';
import { dataOfXml, fromXml } from './from-xml';
import { dataOfText } from './rendered';
import { outcomeOf } from './shape';
import { titleOf } from './titles';

const event = (data: string): string =>
  `<Event xmlns="http://schemas.microsoft.com/win/2004/08/events/event"><System><Provider Name="P"/><EventID>1</EventID><Computer>ws-1</Computer></System><EventData>${data}</EventData></Event>`;

it.each([
  ['names', '<Data Name="a">1</Data><Data Name="b"/>', { a: '1' }],
  ['values without names', '<Data>x</Data><Data>y</Data>', { param1: 'x', param2: 'y' }],
  ['the five entities and numbers, once', '<Data Name="a">&lt;b&gt; &amp;amp; &#65;&#x42;</Data>', { a: '<b> &amp; AB' }],
  ['numbers that are no character as they are', '<Data Name="a">&#0;&#x110000;</Data>', { a: '&#0;&#x110000;' }],
  ['no name that every object has', '<Data Name="__proto__">x</Data><Data Name="a">1</Data>', { a: '1' }],
])('XML: reads %s', (_, data, expected) => {
  expect(fromXml(event(data)).map((e) => e['data'])).toEqual([expected]);
});

it('XML: a document that brings entities of its own is not read', () => {
  const bomb = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>${event('<Data Name="a">&b;</Data>')}`;
  expect(fromXml(bomb)).toEqual([]);
  expect(dataOfXml('<!DOCTYPE x><EventData><Data Name="a">1</Data></EventData>')).toBeUndefined();
});

it('XML: what is nested too deep or cut is not read', () => {
  expect(fromXml(event(`${'<a>'.repeat(200_000)}${'</a>'.repeat(200_000)}`))).toEqual([]);
  expect(fromXml('<Event xmlns="x"><System>')).toEqual([]);
});

it.each([
  ['0x8020000000000000', 'success'],
  ['0x8010000000000000', 'failure'],
  [-9214364837600034816, 'success'],
  ['-9218868437227405312', 'failure'],
  [['Audit Failure', 'Classic'], 'failure'],
  ['AUDIT_SUCCESS', 'success'],
  ['0x8000000000000000', undefined],
  ['0xfffffffffffffffffff', undefined],
  ['Classic', undefined],
  [undefined, undefined],
])('keywords %p tell of %p', (keywords, expected) => {
  expect(outcomeOf(keywords)).toBe(expected);
});

it('a rendered text has its values under the names of the data, by section', () => {
  const text = [
    'A logon.',
    '',
    'Subject:',
    '\tAccount Name:\t\tDC-1$',
    '\tLogon ID:\t\t0x3E7',
    '',
    'New Logon:',
    '\tAccount Name:\t\tmira',
    '',
    'Process Information:',
    '\tProcess ID:\t\t0x4d8',
    '',
    'Detailed:',
    '\tPrivileges:\t\tSeA',
    '\t\t\tSeB',
  ];
  expect(dataOfText(text.join('\r\n'), '4624')).toEqual({
    SubjectUserName: 'DC-1$',
    SubjectLogonId: '0x3E7',
    TargetUserName: 'mira',
    ProcessId: '0x4d8',
    PrivilegeList: 'SeA\nSeB',
  });
});

it('keywords that are larger than a number can be are written out', () => {
  expect(fromJson({ EventID: 4624, SourceName: 'x', Hostname: 'ws-1', Keywords: -9214364837600034816 })['keywords']).toBe('-9214364837600034816');
});

it('NXLog tells the outcome apart, and the keywords stay', () => {
  const read = fromJson({ EventID: 4624, SourceName: 'x', Hostname: 'ws-1', Keywords: -9214364837600034816, EventType: 'AUDIT_SUCCESS' });
  expect(read).toMatchObject({ keywords: '-9214364837600034816', outcome: 'success' });
  expect(read).not.toHaveProperty('audit');
});

it('what the header says besides is kept', () => {
  const System = {
    Provider: { '@Name': 'x', '@Guid': '{1}' },
    EventID: { '#text': '7', '@Qualifiers': '16384' },
    Correlation: { '@ActivityID': '{2}', '@RelatedActivityID': '{3}' },
    Execution: { '@ProcessID': '4', '@ProcessorID': '1' },
  };
  expect(fromJson({ Event: { System, RenderingInfo: { Message: 'm', Task: 'Logon' } } })).toMatchObject({
    activity: '{2}',
    message: 'm',
    rest: { ProviderGuid: '{1}', Qualifiers: '16384', RelatedActivityID: '{3}', ProcessorID: '1', RenderingInfo: { Task: 'Logon' } },
  });
});

it('two members for one place keep both values', () => {
  const read = fromJson({ EventID: 1, SourceName: 'Licensing', Hostname: 'ws-1', Source: 'activation.cpp', Computer: 'ws-1' });
  expect(read).toMatchObject({ provider: 'Licensing', computer: 'ws-1', data: { Source: 'activation.cpp' } });
  expect(read['data']).not.toHaveProperty('Computer');
});

it.each([
  ['TimeCreated', '/Date(1795514400000)/'],
  ['TimeWritten', '2026-11-24 10:00:00'],
  ['Timestamp', 1_795_514_400],
])('a time at %s is the time', (name, time) => {
  expect(fromJson({ EventID: 1, ProviderName: 'x', MachineName: 'ws-1', [name]: time })['time']).toBe(time);
});

it.each([
  ['Microsoft-Windows-Security-Auditing', '4624', 'An account was successfully logged on'],
  ['Microsoft-Windows-Sysmon', '3', 'Network connection'],
  ['Microsoft-Windows-Sysmon', '4624', undefined],
  ['Acme', '1', undefined],
])('%s %s is called %p', (provider, id, expected) => {
  expect(titleOf(provider, id)).toBe(expected);
});
