import { storySeeds } from '@cordon/story';
import { replayStory, type Replayed } from './replay-story';

jest.setTimeout(240_000);

const STORIES = storySeeds.map((s) => [s.seed, s] as const);

/** Stages that must be in the one incident, whatever the names, hours and order. */
const MUST = ['spray', 'phish', 'click', 'beacon', 'logon', 'mailbox-rule', 'consent', 'cloud-key', 'exfiltration'];

/** Stages of the attack by incident, counting a finding for each stage whose raw lines it rests on. */
function stagesByIncident({ members, stageOf }: Replayed): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const m of members) {
    for (const { file, line } of m.raw) {
      const stage = stageOf(file, line);
      if (stage) found.set(m.incident ?? 'none', (found.get(m.incident ?? 'none') ?? new Set()).add(stage));
    }
  }
  return found;
}

describe('a regenerated story', () => {
  it.each(STORIES)('of seed %d ends in one incident across the domains, with nothing lost, and its containment is decided', async (seed, story) => {
    const replayed = await replayStory(seed, 'attack', story.plot);
    const { events, incidents, actions } = replayed.report;
    expect(events.in).toBe(events.archived + events.duplicate + events.dead);
    expect(events.dead).toBe(0);
    const stages = stagesByIncident(replayed);
    const [best, covered] = [...stages].filter(([id]) => id !== 'none').sort((a, b) => b[1].size - a[1].size)[0] ?? ['none', new Set<string>()];
    process.stdout.write(
      `seed ${seed}: ${[...stages].map(([id, s]) => `${id.slice(0, 12)} ${[...s].join(' ')}`).join(' | ')}; ${replayed.report.findings} findings, ${incidents.length} incidents, actions ${actions.map((a) => `${a.verb} ${a.target} ${a.state}`).join(', ')}\n`,
    );
    expect([...covered]).toEqual(expect.arrayContaining(MUST));
    const top = incidents.find((i) => i.id === best);
    expect(top?.probability).toBeGreaterThanOrEqual(0.9);
    // Carried out: seen in place, or in place until its time was over.
    const done = actions.filter((a) => a.incident === best && ['verified', 'released'].includes(a.state)).map((a) => a.verb);
    expect(done).toEqual(expect.arrayContaining(['disable_account', 'block_traffic', 'isolate_device']));
  });

  it.each(STORIES)('of seed %d has a benign twin that ends in no incident and no action', async (seed) => {
    const { report, dayFrom } = await replayStory(seed, 'twin');
    const today = report.incidents.filter((i) => i.firstAt >= dayFrom);
    process.stdout.write(
      `twin ${seed}: ${report.findings} findings, incidents ${report.incidents.map((i) => `${i.title} ${i.probability.toFixed(2)}`).join('; ') || 'none'}\n`,
    );
    expect(report.events.in).toBe(report.events.archived + report.events.duplicate + report.events.dead);
    expect(today).toEqual([]);
    expect(report.actions).toEqual([]);
  });
});
