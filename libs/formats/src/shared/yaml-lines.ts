import { isNode, LineCounter, parseDocument, type Document, type Node, type ParsedNode } from 'yaml';

/** Aliases that one file may open up, so that a few lines cannot become gigabytes ("billion laughs"). */
const MAX_ALIASES = 100;

/** A YAML file as a plain value, with the line of each of its members. */
export interface YamlText {
  readonly value: unknown;
  /** 1-based line of a member named like `rules[2].mode`, of the nearest one around it when it is not there. */
  lineOf(place: string): number;
}

/** Parses one YAML document, or says every mistake in it with its line. Never throws. */
export function readYamlText(text: string): YamlText | { readonly mistakes: readonly string[] } {
  const lines = new LineCounter();
  const document = parseDocument(text, { prettyErrors: false, lineCounter: lines });
  const mistakes = document.errors.map((e) => `line ${lines.linePos(e.pos[0]).line}: ${e.message}`);
  if (mistakes.length > 0) return { mistakes };
  try {
    const value: unknown = document.toJS({ maxAliasCount: MAX_ALIASES });
    return { value, lineOf: (place) => lines.linePos(offsetOf(document, stepsOf(place))).line };
  } catch {
    return { mistakes: [`the file opens more than ${MAX_ALIASES} aliases, or one that is not there`] };
  }
}

/** `rules[2].mode` → rules, 2, mode. */
const stepsOf = (place: string): (string | number)[] =>
  [...place.matchAll(/([^.[\]]+)|\[(\d+)\]/g)].map(([, name, index]) => (index === undefined ? (name ?? '') : Number(index)));

/** Where the deepest member on the way begins; of a named one its name. */
function offsetOf(document: Document<ParsedNode>, steps: readonly (string | number)[]): number {
  let offset = document.contents?.range?.[0] ?? 0;
  for (let n = 1; n <= steps.length; n++) {
    const parent: unknown = n === 1 ? document.contents : document.getIn(steps.slice(0, n - 1), true);
    const own = startIn(parent, steps[n - 1]);
    if (own === undefined) break;
    offset = own;
  }
  return offset;
}

function startIn(parent: unknown, step: string | number | undefined): number | undefined {
  if (!isNode(parent)) return undefined;
  const items = (parent as Node & { items?: readonly unknown[] }).items ?? [];
  if (typeof step === 'number') return startOf(items[step]);
  const pair = items.find((i) => (i as { key?: { value?: unknown } }).key?.value === step);
  return startOf((pair as { key?: unknown } | undefined)?.key);
}

const startOf = (node: unknown): number | undefined => (isNode(node) ? node.range?.[0] : undefined);
