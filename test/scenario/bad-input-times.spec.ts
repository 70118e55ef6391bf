import { expectSound, logged, replay, Scratch, type Replayed } from './bad-input';
import { chance, delayed, findings, linesOf, misdated, story } from './bad-times';

jest.setTimeout(400_000);

/** One in so many records has a copy whose clock is wrong. */
const ODD_EACH = 40;

describe('the story', () => {
  const scratch = new Scratch();
  const { records, write } = story();
  const inventory = ['--inventory', scratch.at('inventory.yaml')];
  let clean: Replayed;

  beforeAll(async () => {
    write(scratch, 'clean', records);
    clean = await replay(scratch, 'clean', inventory);
  });
  afterAll(() => scratch.remove());

  it('has findings and incidents to lose', () => {
    process.stdout.write(`${records.length} records, ${clean.report.findings} findings, ${clean.report.incidents.length} incidents\n`);
    expectSound(clean, records.length);
    expect(clean.report.incidents.length).toBeGreaterThan(0);
    expect(clean.members.length).toBeGreaterThan(5);
  });

  it('gives the same findings about mail, identity and cloud with events of 1970 and 2099 among its own', async () => {
    const odd = records.flatMap((r, n) =>
      n % ODD_EACH === 0 && r.stage === undefined ? (misdated(r, n % (2 * ODD_EACH) === 0 ? 2099 : 1970, n) ?? []) : [],
    );
    const all = records.flatMap((r, n) => {
      const copy = n % ODD_EACH === 0 && r.stage === undefined ? misdated(r, n % (2 * ODD_EACH) === 0 ? 2099 : 1970, n) : undefined;
      return copy ? [r, copy] : [r];
    });
    write(scratch, 'odd', all);
    const replayed = await replay(scratch, 'odd', inventory);
    expectSound(replayed, all.length);
    expect(replayed.report.events.dead).toBe(clean.report.events.dead);
    const events = await logged(replayed.dataDir, 'event');
    const claimed = events.filter((e) => e.atClaimed !== undefined);
    expect(claimed.length).toBeGreaterThan(odd.length / 3);
    for (const e of claimed) {
      expect(new Date(e.atClaimed ?? 0).getUTCFullYear()).toBe(2099);
      expect(e.at).toBe(e.seen);
      expect(new Date(e.at).getUTCFullYear()).toBe(2026);
    }
    expect(events.filter((e) => new Date(e.at).getUTCFullYear() === 1970).length).toBeGreaterThan(odd.length / 3);
    expect(events.filter((e) => new Date(e.seen).getUTCFullYear() !== 2026)).toEqual([]);
    // What the network detectors count across keys differs by what was in flight (architecture.md, section 4), also without odd events.
    const byKey = (r: Replayed, folder: string): string[] =>
      findings(r.members, linesOf(scratch.at(folder))).filter((f) => !f.startsWith('network.'));
    expect(byKey(clean, 'clean').length).toBeGreaterThan(5);
    expect(byKey(replayed, 'odd')).toEqual(byKey(clean, 'clean'));
  });

  it('counts every repeat and gives as many incidents when every record comes twice and late', async () => {
    const random = chance(99);
    for (const folder of ['twice', 'again'])
      write(
        scratch,
        folder,
        records.map((r) => delayed(r, random)),
      );
    const replayed = await replay(scratch, 'twice', [scratch.at('again'), ...inventory]);
    expectSound(replayed, 2 * records.length);
    expect(replayed.report.events.duplicate).toBe(records.length + clean.report.events.duplicate * 2);
    const ids = ({ report }: Replayed): string[] => report.incidents.map((i) => i.id).sort();
    const members = (r: Replayed): string[] => r.members.map((m) => JSON.stringify([m.incident, m.detector, m.finding, m.raw])).sort();
    process.stdout.write(
      `twice: ${ids(replayed).length} incidents, ${members(replayed).filter((m) => members(clean).includes(m)).length} of ${clean.members.length} members alike\n`,
    );
    expect(ids(replayed)).toHaveLength(ids(clean).length);
  });
});
