import { MEASURED, READER } from '@cordon/formats';
import { isRefused, type EstateView, type FormatContext, type Normalised } from '@cordon/runtime';
import type { SampleRecord } from '@cordon/store-clickhouse';

/** One format of a source, by its sample. */
export interface FormatShare {
  /** Of the catalogue; '' = no format recognises the records. */
  readonly name: string;
  /** Records of the sample. */
  readonly records: number;
  /** Values that have a place in the event, of how many; left out where it is not measured: the format is mapped by code. */
  readonly fields?: { readonly mapped: number; readonly all: number };
}

interface Tally {
  records: number;
  mapped: number;
  all: number;
}

const NO_ESTATE: EstateView = { ownsDomain: () => false, ownsAddress: () => false, network: () => undefined };

/**
 * Which formats read the records, and how much of each has a place in the event, by reading them once more. Only what tells its fields is
 * mapped; of all else (mail among it) the format is recognised. Most records first.
 */
export async function readAgain(
  sample: readonly SampleRecord[],
  about: { readonly tenant: string; readonly source: string; readonly seen: number; readonly zone?: string; readonly estate?: EstateView },
): Promise<readonly FormatShare[]> {
  const context: FormatContext = { ...about, estate: about.estate ?? NO_ESTATE };
  const tallies = new Map<string, Tally>();
  for (const { bytes, format } of sample) {
    const name = format ?? READER.recognise(bytes) ?? '';
    const result = MEASURED.has(name) ? await READER.read(bytes, format, context) : undefined;
    const events = result?.kind === 'ok' ? result.value.filter((o): o is Normalised => !isRefused(o)) : [];
    const tally = tallyOf(tallies, events[0]?.format ?? name);
    tally.records++;
    for (const { fields } of events) {
      tally.mapped += fields?.mapped ?? 0;
      tally.all += fields?.all ?? 0;
    }
  }
  return [...tallies]
    .map(([name, { records, mapped, all }]) => ({ name, records, ...(all > 0 ? { fields: { mapped, all } } : {}) }))
    .sort((a, b) => b.records - a.records || (a.name < b.name ? -1 : 1));
}

function tallyOf(tallies: Map<string, Tally>, name: string): Tally {
  const tally = tallies.get(name) ?? { records: 0, mapped: 0, all: 0 };
  tallies.set(name, tally);
  return tally;
}
