import type { Draft } from '../records';
import { APPS } from '../formats/ual';
import { userLoginFailed } from '../formats/ual-directory';
import { DAY } from '../time';
import { addressIn } from '../world/addresses';
import type { Client } from '../world/world';
import { times, type Day } from './day';

const KNOCKS_A_DAY = 3;
/** Networks abroad before this one have parts of their own in the story. */
const FIRST_NETWORK = 9;
const SCRIPT: Client = { os: 'Unknown', browser: 'Unknown', userAgent: 'BAV2ROPC' };

/** Somebody on the internet always tries a password somewhere: single failures, from anywhere, at any hour. */
export const knocking = (day: Day): Draft[] => {
  const random = day.random.fork('knocking');
  return Array.from({ length: times(day, KNOCKS_A_DAY, random) }, () => {
    const { ip } = addressIn(random.pick(day.world.abroad.slice(FIRST_NETWORK)), random);
    const at = day.midnight + random.int(0, DAY - 1);
    return userLoginFailed(day.world, random, { at, person: random.pick(day.world.people), ip, client: SCRIPT, app: APPS.exchange });
  });
};
