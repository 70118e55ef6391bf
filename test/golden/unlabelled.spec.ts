interface Unlabelled {
  alerts(csv: string): string;
  asa(all: string): string;
  withoutColumn(line: string): string;
  withoutLine(all: string): string;
  withoutMember(line: string, name: string): string;
}

let unlabelled: Unlabelled;
beforeAll(async () => {
  unlabelled = await import('../eval/unlabelled.mjs');
});

describe('evaluation data without labels', () => {
  it('lose the columns that label an alert, and stand by time, then by row', () => {
    const csv =
      'time,name,ip,host,short,time_label,event_label\n9,"Odd, very",192.0.2.1,a,X,attack,-\n3,B,192.0.2.2,b,Y,none,-\n3,"C ""c""",192.0.2.3,,Z,none,-\n';
    expect(
      unlabelled
        .alerts(csv)
        .split('\n')
        .map((line): unknown => JSON.parse(line)),
    ).toEqual([
      { time: 3, name: 'B', ip: '192.0.2.2', host: 'b', short: 'Y' },
      { time: 3, name: 'C "c"', ip: '192.0.2.3', host: '', short: 'Z' },
      { time: 9, name: 'Odd, very', ip: '192.0.2.1', host: 'a', short: 'X' },
    ]);
  });

  it('refuse alerts without a time, which could not be sorted', () => {
    expect(() => unlabelled.alerts('time,name,ip,host,short\nsoon,B,192.0.2.2,b,Y\n')).toThrow('1 rows without a time');
  });

  it('lose the label and the priority of an ASA line, and stand by time', () => {
    const late = '<161>Jan 11 2026 04:00:01.707 FW %ASA-1-104001: b';
    const early = 'Jan 08 2026 14:05:14.215 FW %ASA-6-302013: a demo_id=drill';
    expect(unlabelled.asa(`${late}\n${early}\n`)).toBe('Jan 08 2026 14:05:14.215 FW %ASA-6-302013: a\nJan 11 2026 04:00:01.707 FW %ASA-1-104001: b');
  });

  it('lose the column, the line and the member that name the exercise', () => {
    expect(unlabelled.withoutColumn('"a","",demo_id=drill')).toBe('"a",""');
    expect(unlabelled.withoutColumn('"a","b"')).toBe('"a","b"');
    expect(unlabelled.withoutLine('EventCode=1\r\ndemo_id=drill\r\nType=x\r\n')).toBe('EventCode=1\r\nType=x\r\n');
    expect(unlabelled.withoutMember('{"a":[{"demo_id":"drill","b":1}],"demo_id":"drill"}', 'demo_id')).toBe('{"a":[{"b":1}]}');
    expect(unlabelled.withoutMember('{"a": 1}', 'demo_id')).toBe('{"a": 1}');
  });
});
