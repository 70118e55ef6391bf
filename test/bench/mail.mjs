// The mails of the story through the same stages; parsing them waits, and costs a hundred times what a line of a log does.
import { Engine } from './engine.mjs';
import { perEvent, perSecond } from './print.mjs';
import { isMail, makeStory } from './story.mjs';

const ROUNDS = 3;

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
}
