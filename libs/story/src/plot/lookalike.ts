import type { Random } from '../random';

type Twist = (label: string, random: Random) => string;

const swap =
  (from: string, to: string): Twist =>
  (label) =>
    label.replace(from, to);

/** Ways to write a name so that a hurried reader does not see the difference. Each may leave a name as it is. */
const TWISTS: readonly Twist[] = [
  swap('m', 'rn'),
  swap('l', 'i'),
  swap('i', 'l'),
  swap('-', ''),
  swap('nn', 'n'),
  (label, random) => {
    const at = random.int(2, label.length - 3);
    return label.slice(0, at) + (label[at + 1] ?? '') + (label[at] ?? '') + label.slice(at + 2);
  },
  (label, random) => {
    const at = random.int(2, label.length - 2);
    return label.slice(0, at) + (label[at] ?? '') + label.slice(at);
  },
];

const isName = (label: string): boolean => /^[a-z][a-z0-9-]*[a-z0-9]$/.test(label) && !label.includes('--');

/** A domain that looks like `domain` and is another. */
export const lookalike = (domain: string, random: Random): string => {
  const [label = '', ...rest] = domain.split('.');
  for (const twist of random.shuffle(TWISTS)) {
    const twisted = twist(label, random);
    if (twisted !== label && isName(twisted)) return [twisted, ...rest].join('.');
  }
  return [`${label}s`, ...rest].join('.');
};
