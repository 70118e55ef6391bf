// Mails through the stages; parsing them waits, and costs a hundred times what a line of a log does. Those of the story are short; what normalising
// costs for mails of the usual size is measured on letters.
import { BATCH, Engine } from './engine.mjs';
import { makeLetters } from './letters.mjs';
import { perEvent, perSecond, percentile } from './print.mjs';
import { isMail, makeStory } from './story.mjs';

const ROUNDS = 3;
const LETTERS = 2_000;

export async function mail() {
  const story = makeStory();
  const mails = story.first.filter(isMail);
  const rounds = [];
  for (let n = 0; n <= ROUNDS; n++) {
    const engine = new Engine(story);
    await engine.all(mails);
    const { normalise, detect, correlate } = engine.spent;
    if (n > 0) rounds.push({ events: engine.counts.event, us: normalise + detect + correlate, normalise, detect });
  }
  console.log(`mail, ${ROUNDS} rounds: ${rounds[0].events} events`);
  perSecond('mail', rounds);
  for (const stage of ['normalise', 'detect'])
    perEvent(
      stage,
      rounds.map((r) => r[stage] / r.events),
    );
  await letters(story, mails[0]);
}

async function letters(story, like) {
  const made = makeLetters(LETTERS);
  const sizes = made.map((b) => b.length).sort((a, b) => a - b);
  const inputs = made.map((bytes, i) => ({
    ...like,
    offset: i,
    record: { ...like.record, id: `letter-${i}`, body: { ...like.record.body, bytes } },
  }));
  const rounds = [];
  for (let n = 0; n <= ROUNDS; n++) {
    const engine = new Engine(story);
    for (let i = 0; i < inputs.length; i += BATCH) await engine.step(engine.normalise, inputs.slice(i, i + BATCH), like.record.seen);
    if (n > 0) rounds.push({ events: engine.counts.event, us: engine.spent.normalise });
  }
  const [p25, p50, p75] = [0.25, 0.5, 0.75].map((share) => (percentile(sizes, share) / 1_000).toFixed(1));
  console.log(`letters: ${rounds[0].events} events of ${LETTERS} mails, median ${p50} kB (quartiles ${p25} and ${p75})`);
  perSecond('normalise letters', rounds);
}
