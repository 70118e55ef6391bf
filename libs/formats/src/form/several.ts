import { isRefused, type Outcome } from '@cordon/runtime';
import { ok, type Result } from '@cordon/wire';

/**
 * What comes of the parts of a record, in their order: a part that is refused costs only itself, else whoever can write one odd entry into a batch
 * would hide all others of it. `first` when all are refused, `none` when there are no parts.
 */
export function several<P>(
  parts: readonly P[],
  read: (part: P, i: number) => Result<readonly Outcome[]>,
  none: Result<never>,
): Result<readonly Outcome[]> {
  const all: Outcome[] = [];
  let first: Result<readonly Outcome[]> | undefined;
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i];
    if (part === undefined) continue;
    const result = read(part, i);
    if (result.kind === 'ok') all.push(...result.value);
    else {
      first ??= result;
      if (result.kind === 'dead') all.push({ refused: refusalOf(result) });
    }
  }
  if (all.every(isRefused)) return first ?? none;
  return ok(all);
}

const refusalOf = ({ code, reason, place }: Extract<Result<never>, { kind: 'dead' }>): Extract<Outcome, { refused: object }>['refused'] =>
  place === undefined ? { code, reason } : { code, reason, place };
