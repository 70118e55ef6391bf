export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Minutes since midnight of a clock time: `clock(9, 30)` = 570. */
export const clock = (hours: number, minutes = 0): number => hours * 60 + minutes;
