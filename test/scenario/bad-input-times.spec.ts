import { expectSound, fates, logged, replay, Scratch, type Replayed } from './bad-input';
import { chance, delayed, gist, misdated, story, told, type Told } from './bad-times';

jest.setTimeout(400_000);

/** One in so many records has one beside it whose clock is wrong. */
const ODD_EACH = 40;
/** Formats whose records have an id of the product's own, by which a repeat is known wherever it stands. */
const HAVE_IDS: readonly string[] = ['m365-ual', 'cloudtrail', 'zeek-conn'];

const yearOf = (ms: number): number => new Date(ms).getUTCFullYear();

describe('the story', () => {
  const scratch = new Scratch();
  const { records, write } = story();
  const inventory = ['--inventory', scratch.at('inventory.yaml')];
  let found: Told;

  /** Replays a folder, with others; says what was found, after a look at every record's fate. */
  const findings = async (as: string, folder: string, more: readonly string[], handedIn: number, duplicate = 0): Promise<[Told, Replayed]> => {
    const replayed = await replay(scratch, folder, [...more.map((f) => scratch.at(f)), ...inventory], as);
    expectSound(replayed, handedIn, { duplicate });
    expect(await fates(replayed.dataDir)).toEqual(replayed.report.events);
    return [await told(replayed), replayed];
  };

  beforeAll(async () => {
    write(scratch, 'clean', records);
    [found] = await findings('clean', 'clean', [], records.length);
  });
  afterAll(() => scratch.remove());

  it('has findings of every domain, an incident and actions to lose', () => {
    process.stdout.write(`${records.length} records, ${found.findings.length} findings, ${found.incidents.length} incidents\n`);
    expect([...new Set(found.findings.map((f) => f.detector.split('.')[0]))].sort()).toEqual(['cloud', 'email', 'identity', 'network']);
    expect(found.incidents).toHaveLength(1);
    expect(found.incidents[0]?.links.length).toBeGreaterThan(found.incidents[0]?.members.length ?? 0);
    expect(found.actions.length).toBeGreaterThan(0);
  });

  it('gives the very same findings, incident, links and actions with events of 1970 and 2099 among its own', async () => {
    const years = [2099, 1970] as const;
    const odd = years.flatMap((year, i) => records.flatMap((r, n) => (n % (2 * ODD_EACH) === i * ODD_EACH ? (misdated(r, year, n) ?? []) : [])));
    write(scratch, 'more/odd', odd);
    const [withOdd, replayed] = await findings('odd', 'clean', ['more'], records.length + odd.length);
    const events = (await logged(replayed.dataDir, 'event')).filter((e) => /odd-(?:1970|2099)-\d/.test(JSON.stringify(e.body)));
    expect(events).toHaveLength(odd.length);
    for (const e of events) {
      // What lies ahead is not believed; what is long over is archived as it says.
      if (e.atClaimed === undefined) expect([yearOf(e.at), yearOf(e.seen)]).toEqual([1970, 2026]);
      else expect([yearOf(e.atClaimed), e.at, yearOf(e.at)]).toEqual([2099, e.seen, 2026]);
    }
    expect(withOdd).toEqual(found);
  });

  it('gives the very same when every record that has an id of its own comes a second and a third time, late', async () => {
    const random = chance(99);
    const again = records.filter((r) => HAVE_IDS.includes(r.format)).map((r) => delayed(r, random));
    // Files of one name in other folders are other files: their records are known by the product's own ids alone.
    write(scratch, 'again', again);
    write(scratch, 'elsewhere/own', again);
    const repeats = 2 * again.length;
    const [twice] = await findings('twice', 'clean', ['again', 'elsewhere'], records.length + repeats, repeats);
    expect(twice).toEqual(found);
  });

  it.each([7, 8])('is told the same when its records come late and out of order, as late as their sources may be: seed %d', async (seed) => {
    const random = chance(seed);
    const folder = `late-${seed}`;
    write(
      scratch,
      folder,
      records.map((r) => delayed(r, random)),
    );
    const [late] = await findings(folder, folder, [], records.length);
    // Nothing waits for late records before responding, and order is kept as it arrives: a finding rests on the call that came first,
    // and a link names its person as known by then. Who, what and how it holds together is the same.
    expect(gist(late)).toEqual(gist(found));
    expect(late).not.toEqual(found);
  });
});
