const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const FORM = /^(mon|tue|wed|thu|fri|sat|sun)(?:-(mon|tue|wed|thu|fri|sat|sun))? ([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-4]):([0-5]\d)$/;
const DAY_MIN = 24 * 60;

/** Hours of a week in a zone's own time: `mon-fri 08:00-18:00`. Days may run over Sunday; hours end on the day they began. */
export interface Hours {
  readonly text: string;
  /** 0 = Monday. */
  readonly days: ReadonlySet<number>;
  readonly fromMin: number;
  readonly untilMin: number;
}

/** undefined when the text has another form, or ends before it begins. */
export function parseHours(text: string): Hours | undefined {
  const [, first, last, fromHour, fromMinute, untilHour, untilMinute] = FORM.exec(text) ?? [];
  if (first === undefined) return undefined;
  const start = DAYS.findIndex((d) => d === first);
  const end = last === undefined ? start : DAYS.findIndex((d) => d === last);
  const count = ((end - start + DAYS.length) % DAYS.length) + 1;
  const fromMin = Number(fromHour) * 60 + Number(fromMinute);
  const untilMin = Number(untilHour) * 60 + Number(untilMinute);
  if (untilMin <= fromMin || untilMin > DAY_MIN) return undefined;
  return { text, days: new Set(Array.from({ length: count }, (_, i) => (start + i) % DAYS.length)), fromMin, untilMin };
}

/** True for an IANA time zone that this runtime knows. */
export function isZone(zone: string): boolean {
  try {
    formatOf(zone);
    return true;
  } catch {
    return false;
  }
}

/** Whether `now` (ms since the epoch) lies within the hours, by the wall clocks of the zone. */
export function within(hours: Hours, now: number, zone: string): boolean {
  const parts = new Map(
    formatOf(zone)
      .formatToParts(now)
      .map((p) => [p.type, p.value]),
  );
  const day = DAYS.findIndex((d) => d === parts.get('weekday')?.toLowerCase());
  const minute = Number(parts.get('hour')) * 60 + Number(parts.get('minute'));
  return hours.days.has(day) && minute >= hours.fromMin && minute < hours.untilMin;
}

/** Making a format costs far more than using it. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const fresh = new Intl.DateTimeFormat('en-GB', { timeZone: zone, weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  formats.set(zone, fresh);
  return fresh;
}
