import {
  ATTACK_DAY_AFTER_MS,
  ATTACK_STAGES,
  DEFAULT_PLOT,
  attackDay,
  makeIntruder,
  makeWorld,
  ordinaryWeek,
  storySeeds,
  twinDay,
  type RawRecord,
} from '@cordon/story';

/** What must hold of every telling of the story before an engine may be judged by it. */
const START = Date.UTC(2025, 2, 2, 23);
const MONDAY = START + ATTACK_DAY_AFTER_MS;
const decoder = new TextDecoder();

const textOf = (records: readonly RawRecord[]): string => records.map((r) => decoder.decode(r.bytes)).join('\n');
const kinds = (records: readonly RawRecord[]): Set<string> =>
  new Set(records.flatMap((r) => /"(?:Operation|eventName)":"([^"]+)"/.exec(decoder.decode(r.bytes))?.[1] ?? []));
const largestUpload = (records: readonly RawRecord[]): number =>
  Math.max(0, ...records.filter((r) => r.format === 'zeek-conn').map((r) => Number(/"orig_bytes":(\d+)/.exec(decoder.decode(r.bytes))?.[1] ?? 0)));
const firstSeen = (records: readonly RawRecord[]): string[] => [...new Set(records.flatMap((r) => r.stage ?? []))];

const stories = [{ name: 'the first story', seed: 1, plot: DEFAULT_PLOT }, ...storySeeds];

describe.each(stories)('$name', ({ seed, plot }) => {
  const world = makeWorld(seed);
  const who = makeIntruder(world, plot);
  const week = ordinaryWeek(world, { start: START, scale: 0.3 });
  const attack = attackDay(world, { start: MONDAY, scale: 0.3, plot });
  const twin = twinDay(world, { start: MONDAY, scale: 0.3 });
  const past = textOf(week);

  it('tells its stages in the order of its plot', () => {
    const planned = [...ATTACK_STAGES].sort((a, b) => plot.begins[a] - plot.begins[b]);
    expect(firstSeen(attack)).toEqual(planned);
  });

  it('brings nothing of the intruder’s that the week has shown', () => {
    for (const mark of [who.ip, who.secondIp, who.page.host, who.page.ip, who.beacon.host, who.beacon.ip, who.drop.host, who.mailDomain]) {
      expect(past).not.toContain(mark);
    }
  });

  it('borrows the name of a partner who wrote in the week', () => {
    expect(past).toContain(`<${who.partner.contact.mail}>`);
  });

  it('the twin has operations of every kind that the attack has, from people and devices the week knows', () => {
    const [bad, good] = [kinds(attack.filter((r) => r.stage)), kinds(twin.filter((r) => r.echoes))];
    for (const kind of [
      'UserLoginFailed',
      'UserLoggedIn',
      'FileDownloaded',
      'New-InboxRule',
      'Consent to application.',
      'ListUsers',
      'CreateAccessKey',
    ]) {
      expect([bad.has(kind), good.has(kind)]).toEqual([true, true]);
    }
  });

  it('the twin sends out more than the attack takes', () => {
    expect(largestUpload(twin.filter((r) => r.echoes))).toBeGreaterThan(largestUpload(attack.filter((r) => r.stage)));
  });

  it('the twin’s traveller is in a country as new as the intruder’s, on a device that the week knows', () => {
    const logon = twin.find((r) => r.echoes === 'logon' && decoder.decode(r.bytes).includes('"UserLoggedIn"'));
    const text = logon ? decoder.decode(logon.bytes) : '';
    const ip = /"ClientIP":"([^"]+)"/.exec(text)?.[1] ?? 'none';
    const device = /\{"Name":"Id","Value":"([^"]+)"\}/.exec(text)?.[1] ?? 'none';
    expect(past).not.toContain(`"${ip.slice(0, ip.lastIndexOf('.') + 1)}`);
    expect(past).toContain(device);
  });

  it('no word of the intruder’s is in the twin', () => {
    for (const mark of [who.ip, who.page.host, who.beacon.host, who.mailDomain]) expect(textOf(twin)).not.toContain(mark);
  });
});
