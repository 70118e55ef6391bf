import { makeDay, type Wishes } from './life/day';
import { ordinaryDay } from './life/ordinary-day';
import { attackDrafts } from './plot/attack-day';
import { TRAVELLERS_NETWORK } from './plot/intruder';
import { DEFAULT_PLOT, type Plot } from './plot/plot';
import { twinDrafts } from './plot/twin-day';
import { finish, type RawRecord, type Timeline } from './records';
import { DAY } from './time';
import type { Network, World } from './world/world';

export interface StoryOptions {
  /** Local midnight at which the (first) day begins, ms since the epoch. Need not be a Monday of the calendar. */
  readonly start: number;
  /** Amount of ordinary life; 1 is about 36,000 records a week. What polls keeps its rhythm. */
  readonly scale?: number;
  /** Moves and squeezes all times, those in the bytes too. */
  readonly timeline?: Timeline;
}

export interface AttackOptions extends StoryOptions {
  readonly plot?: Plot;
}

const WORKING_DAYS = [0, 1, 2, 3, 4] as const;
const SECOND_MONDAY = 7;
/** From the start of the week to the start of the attack's day. */
export const ATTACK_DAY_AFTER_MS = SECOND_MONDAY * DAY;

/** Monday to Friday of ordinary life. */
export const ordinaryWeek = (world: World, { start, scale = 1, timeline }: StoryOptions): RawRecord[] =>
  finish(
    WORKING_DAYS.flatMap((index) => ordinaryDay(makeDay(world, index, start + index * DAY, scale))),
    timeline,
  );

/** On the second Monday those whom it is about are in the office. */
const present = (world: World): Map<string, 'office' | Network> =>
  new Map(Object.entries(world.cast).flatMap(([part, id]) => (part === 'impersonated' ? [] : [[id, 'office' as const]])));

/** The Monday after: its ordinary life and the attack, whose records carry their stage. `start` is that day's midnight. */
export const attackDay = (world: World, { start, scale = 1, timeline, plot = DEFAULT_PLOT }: AttackOptions): RawRecord[] =>
  finish(attackDrafts(makeDay(world, SECOND_MONDAY, start, scale, present(world)), plot), timeline);

/** The same Monday without the attack, with honest events of the same kinds; those carry what they echo. */
export const twinDay = (world: World, { start, scale = 1, timeline }: StoryOptions): RawRecord[] => {
  const abroad = world.abroad[TRAVELLERS_NETWORK];
  if (!abroad) throw new RangeError('nowhere to travel to');
  const wishes: Wishes = new Map([...present(world), [world.cast.traveller, abroad]]);
  return finish(twinDrafts(makeDay(world, SECOND_MONDAY, start, scale, wishes)), timeline);
};
