import { isRefused, type Normalised, type Outcome } from '@cordon/runtime';
import { ok, type Result } from '@cordon/wire';

/** The result of a record of which no part is to be refused; refused as its first refused part is, else. */
export function wholly(result: Result<readonly Outcome[]>): Result<readonly Normalised[]> {
  if (result.kind !== 'ok') return result;
  const refused = result.value.find(isRefused);
  return refused ? { kind: 'dead', ...refused.refused } : ok(result.value.filter((o): o is Normalised => !isRefused(o)));
}
