import type { Page } from '@cordon/runtime';
import { deadCounts, listDead, type DeadCount, type DeadLetter, type DeadSummary, type LetterState } from '@cordon/store-clickhouse';
import { CordonError } from '@cordon/wire';
import { letterLine, letterText, countLines } from '../text/letters';
import { print, withClient } from '../with-client';

/** Which letters; times are ms since the epoch. */
export interface LetterOptions {
  readonly source?: string;
  readonly code?: string;
  readonly stage?: string;
  readonly from?: number;
  readonly to?: number;
}

interface ListOptions extends LetterOptions {
  readonly state: LetterState | 'all';
  readonly limit: number;
  readonly cursor?: string;
  readonly json?: boolean;
}

interface SettleOptions extends LetterOptions {
  readonly max: number;
  readonly dryRun?: boolean;
  readonly format?: string;
}

/** What `show` is given by the API: a letter whose bytes are base64, and text where they are UTF-8. */
export type ShownLetter = Omit<DeadLetter, 'bytes'> & {
  readonly base64: string;
  readonly text?: string;
  readonly blob?: { readonly sha256: string; readonly sizeBytes: number; readonly kept: boolean };
};

interface Answer {
  readonly matched: number;
  readonly done: number;
  readonly refused: readonly { readonly id: string; readonly code: string }[];
  readonly more: boolean;
}

/** `cordon dead list` */
export async function listLetters(options: ListOptions): Promise<void> {
  const { state, limit, cursor, json } = options;
  const filter = { ...filterOf(options), limit, ...(cursor === undefined ? {} : { cursor }), ...(state === 'all' ? {} : { state }) };
  await withClient(async (c) => {
    const page: Page<DeadSummary> = await c.list<DeadSummary>(`dead-letters?${query(filter)}`, (s, t) => listDead(s, t, filter));
    if (json) return print(page);
    if (page.items.length === 0) process.stdout.write('no dead letters\n');
    for (const letter of page.items) process.stdout.write(letterLine(letter));
    if (page.next !== undefined) process.stdout.write(`more: --cursor ${page.next}\n`);
  });
}

/** `cordon dead counts` */
export async function countLetters(options: { readonly json?: boolean }): Promise<void> {
  await withClient(async (c) => {
    const { items } = await c.list<DeadCount>('dead-letters/counts', async (s, t) => ({ items: await deadCounts(s, t) }));
    if (options.json) return print(items);
    process.stdout.write(countLines(items));
  });
}

/** `cordon dead show ID`. Only through the API: who looks is written down. */
export async function showLetter(id: string, options: { readonly json?: boolean }): Promise<void> {
  await withClient(async (c) => {
    const letter = await c.one<ShownLetter>(`dead-letters/${encodeURIComponent(id)}`, () =>
      Promise.reject(new CordonError('CORDON_API_FORBIDDEN', 'no engine is running on this data directory to write down who looked')),
    );
    if (!letter) throw new CordonError('CORDON_API_NOT_FOUND', `no dead letter ${id}`);
    if (options.json) return print(letter);
    process.stdout.write(letterText(letter));
  });
}

/** `cordon dead redrive [ID]`, by a filter where no id is given. */
export async function redriveLetters(id: string | undefined, options: SettleOptions): Promise<void> {
  const { format } = options;
  await settle('redrive', 'driven again', id, options, format === undefined ? {} : { format });
}

/** `cordon dead discard [ID]` */
export async function discardLetters(id: string | undefined, options: SettleOptions): Promise<void> {
  await settle('discard', 'discarded', id, options, {});
}

async function settle(verb: 'redrive' | 'discard', done: string, id: string | undefined, options: SettleOptions, more: object): Promise<void> {
  const filter = filterOf(options);
  if ((id === undefined) === (Object.keys(filter).length === 0))
    throw new CordonError('CORDON_USAGE', 'name either an id or at least one of --source, --code, --stage, --from and --to');
  await withClient(async (c) => {
    if (id !== undefined) {
      if (options.dryRun) throw new CordonError('CORDON_USAGE', '--dry-run goes with a filter');
      await c.post(`dead-letters/${encodeURIComponent(id)}/${verb}`, more);
      process.stdout.write(`${id}: ${done}\n`);
      return;
    }
    const answer = (await c.post(`dead-letters/${verb}`, { ...filter, max: options.max, dryRun: options.dryRun ?? false, ...more })) as Answer;
    process.stdout.write(
      `${answer.done} of ${answer.matched} letters ${options.dryRun ? 'would be ' : ''}${done}${answer.more ? '; there are more' : ''}\n`,
    );
    for (const refused of answer.refused) process.stdout.write(`  ${refused.id}  ${refused.code}\n`);
  });
}

const filterOf = ({ source, code, stage, from, to }: LetterOptions): LetterOptions => ({
  ...(source === undefined ? {} : { source }),
  ...(code === undefined ? {} : { code }),
  ...(stage === undefined ? {} : { stage }),
  ...(from === undefined ? {} : { from }),
  ...(to === undefined ? {} : { to }),
});

const query = (of: object): string =>
  Object.entries(of)
    .map(([k, v]) => `${k}=${encodeURIComponent(String(v))}`)
    .join('&');
