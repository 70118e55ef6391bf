import { detector, fileActOf, HOUR_MS, Novelty, Steps, Sums, Tails, watchedMaturity, whenceOf, type DetectContext, type Draft } from '@cordon/core';
import type { EntityKey } from '@cordon/wire';

/**
 * Notices an account that downloads far more different files of SharePoint and OneDrive within an hour of the clock than it and its
 * colleagues ever do.
 * Odd, because people open what they work on; who takes a whole shelf is leaving, or is not the owner of the account.
 * Wrong for a move to another store, a closing of books, a hand-over. What a synchronising client fetches is left out, because a new
 * computer fetches everything; so is whoever takes little an hour for many hours.
 *
 * The account's own hours are kept at the account. What colleagues do, of the department where the inventory says it, is kept at one
 * place for the tenant, where each hour that is over goes as an observation.
 */
const PRIOR = [
  [4, 0],
  [6, 2],
  [9, 5],
  [13, 8],
] as const;

/** Below this nobody would call it a mass. */
const LEAST_FILES = 20;
/** Share of hours in which as many files or more are taken; above it nothing is odd. */
const OWN_TAIL = 0.1;
const STEP = 1.5;
/** Hours with downloads after which an account's own habit counts as much as its colleagues'. */
const HALF_KNOWN = 4;
/** Hours that a department must have shown, else the whole organisation is compared with. */
const FEWEST_HOURS = 20;
/** Rows of an hour are told apart by name; they need not fade. */
const LONG_HOURS = 24 * 90;
const COLLEAGUES: EntityKey = { kind: 'app', key: 'cordon.downloads' };
const LAST = 'last';

interface Said {
  readonly account: EntityKey;
  readonly department: string;
  readonly ip: string | undefined;
  readonly files: number;
  /** Of the account's own hours: their number, the share with as many files, the median and the most. */
  readonly hours: number;
  readonly tail: number;
  readonly median: number;
  readonly largest: number;
}

export const massDownload = detector({
  manifest: {
    name: 'cloud.mass-download',
    version: 1,
    domain: 'cloud',
    classes: [6006],
    tactics: ['TA0009'],
    techniques: ['T1213.002', 'T1530'],
    compares: 'actors',
    prior: PRIOR,
  },
  state: () => ({
    /** Account → files of an hour, so that one file counts once. */
    taken: new Novelty({ halfLifeDays: 1 }),
    /** Account and hour → number of files. */
    hours: new Sums({ halfLifeHours: LONG_HOURS }),
    /** Account → its last hour that taught; it is learned once the next begins, so that no hour is measured by itself. */
    last: new Novelty({ halfLifeDays: 30 }),
    own: new Tails({ halfLifeDays: 60 }),
    /** Account → number that colleagues were asked about. */
    told: new Steps(STEP),
    /** Hours of all, and of each department; kept at the one place. */
    colleagues: new Tails({ halfLifeDays: 60 }),
  }),

  event(e, ctx, s) {
    const act = fileActOf(e.event);
    if (act?.operation !== 'FileDownloaded' || !e.principal) return;
    const hour = hourOf(e.at);
    const { department = '' } = ctx.estate.of(ctx.estate.userOf(e.principal) ?? e.principal) ?? {};
    const { lastAt } = s.last.look(ctx, e.key, LAST);
    s.last.learn(ctx, e.key, LAST);
    if (ctx.teaches && lastAt !== undefined && hourOf(lastAt) < hour) {
      const over = Math.round(s.hours.add({ at: e.at, teaches: false }, e.key, `${hourOf(lastAt)}`, 0));
      s.own.learn(ctx, e.key, over);
      ctx.observe(COLLEAGUES, department, over);
    }
    const again = !s.taken.learn(ctx.ongoing, e.key, `${hour} ${act.file}`);
    const files = Math.round(s.hours.add(ctx.ongoing, e.key, `${hour}`, again ? 0 : 1));
    if (again || files < LEAST_FILES) return;
    const said: Said = {
      account: e.principal,
      department,
      ip: whenceOf(e.event).ip,
      files,
      hours: Math.round(s.own.count(e.key)),
      tail: s.own.tail(e.key, files),
      median: s.own.quantile(e.key, 0.5),
      largest: s.own.largest(e.key),
    };
    if (s.told.isNew(ctx.ongoing, e.key, `${hour}`, files)) ctx.observe(COLLEAGUES, JSON.stringify(said));
  },

  observation(o, ctx, s) {
    if (o.item.amount !== undefined) {
      s.colleagues.learn(ctx, o.key, o.item.amount);
      if (o.item.value !== '') s.colleagues.learn(ctx, departmentKey(o.key, o.item.value), o.item.amount);
      return;
    }
    const said = JSON.parse(o.item.value) as Said;
    if (said.hours > 0 && said.tail > OWN_TAIL) return;
    const own = departmentKey(o.key, said.department);
    const group = said.department !== '' && s.colleagues.count(own) >= FEWEST_HOURS ? own : o.key;
    const others = -Math.log2(s.colleagues.tail(group, said.files));
    const known = said.hours / (said.hours + HALF_KNOWN);
    const habit = known * -Math.log2(said.tail) + (1 - known) * others;
    const excess = Math.log2(said.files / Math.max(LEAST_FILES, said.largest));
    const score = (Math.min(habit, others) + Math.max(0, excess)) * (0.5 + 0.5 * watchedMaturity(ctx.watchedMs));
    const usual: Usual = {
      who: group === o.key ? 'the organisation' : said.department,
      hours: Math.round(s.colleagues.count(group)),
      median: s.colleagues.quantile(group, 0.5),
      largest: s.colleagues.largest(group),
    };
    ctx.raise(draftOf(said, usual, score, ctx));
  },
});

const hourOf = (at: number): number => Math.floor(at / HOUR_MS);
const departmentKey = (place: string, department: string): string => `${place} ${department}`;

/** What is ordinary among colleagues. */
interface Usual {
  readonly who: string;
  readonly hours: number;
  readonly median: number;
  readonly largest: number;
}

function draftOf(said: Said, usual: Usual, score: number, ctx: DetectContext): Draft {
  const user = ctx.estate.userOf(said.account);
  const { account } = said;
  const isOther = user && (user.kind !== account.kind || user.key !== account.key);
  const own = said.hours === 0 ? 'it is not known to download any' : `in ${said.hours} hours with downloads its most was ${said.largest}`;
  return {
    score,
    subject: account,
    title: 'Far more files downloaded than usual',
    reason: `The account downloaded ${said.files} different files within an hour; ${own}, the most of anybody in ${usual.who} ${usual.largest}.`,
    entities: [
      { ...account, role: 'actor' },
      ...(isOther ? [{ ...user, role: 'actor' } as const] : []),
      ...(said.ip === undefined ? [] : [{ kind: 'ip', key: said.ip, role: 'source' } as const]),
    ],
    measures: [
      { name: 'files downloaded', value: said.files, unit: 'files', ordinary: `median ${said.median} of ${said.hours} hours` },
      { name: 'own tail', value: Number(said.tail.toPrecision(2)), unit: 'probability' },
      { name: 'most of colleagues', value: usual.largest, unit: 'files', ordinary: `median ${usual.median} of ${usual.hours} hours` },
    ],
    compared: `the ${said.hours} hours in which this account downloads, and ${usual.hours} of ${usual.who}`,
    normal: [`${said.median} files of this account in an hour`, `${usual.median} files of an account of ${usual.who} in an hour`],
  };
}
