import { join } from 'node:path';
import { Survival } from './kill-thinking';
import { embeddedPlace, type Place } from './places';
import { THINKING } from './reference';

const survival = new Survival();
beforeAll(() => survival.begin(), 180_000);
afterAll(() => survival.end());

it.each(THINKING)(
  '%s thinks the same on the embedded log when it is killed twenty times in the middle of its work',
  async (stage) => {
    const place = (run: string): Place => embeddedPlace(join(survival.root, `embedded-${stage}-${run}`));
    await survival.survives(stage, place('killed'), place('untouched'), `embedded-${stage}`);
  },
  1_200_000,
);
