import type { Normalised } from '@cordon/runtime';
import { ocsfAttribute, ocsfDemand } from '@cordon/wire';

type Event = Normalised['event'];

/** What stands for a part that OCSF demands of a class and the record does not name: the product itself, or nobody. */
const STAND_INS: Readonly<Record<string, (product: string) => object>> = {
  service: (name) => ({ name }),
  src_endpoint: (name) => ({ svc_name: name }),
  actor: (name) => ({ app_name: name }),
  email: () => ({ to: [] }),
  user: () => ({ name: 'Unknown', type_id: 0 }),
};

/** Fills in what the class demands where the product can stand in; the name of what is missing otherwise. */
export function demandOfClass(uid: number, product: string): (event: Event) => string | undefined {
  const { required, atLeastOne } = ocsfDemand(uid);
  const heads = atLeastOne.map((name) => name.split('.')[0] ?? name);
  const fillable = heads.find((name) => STAND_INS[name] !== undefined);
  const fill = (event: Event, name: string): boolean => {
    const standIn = STAND_INS[name];
    if (standIn) event[name] = standIn(product);
    return standIn !== undefined;
  };
  return (event) => {
    for (const name of required) if (event[name] === undefined && !fill(event, name)) return name;
    if (heads.length === 0 || heads.some((name) => event[name] !== undefined)) return undefined;
    return fillable !== undefined && fill(event, fillable) ? undefined : heads.join(' or ');
  };
}

/** Fills in ids that OCSF requires with 0 (unknown), and says whether the object has all that it needs. */
export function demandOfObject(owner: string): (made: Record<string, unknown>) => boolean {
  const { required, atLeastOne, justOne } = ocsfDemand(owner);
  const unknown = required.filter((name) => Object.values(ocsfAttribute(owner, name)?.list ?? {}).includes(0));
  const needed = required.filter((name) => !unknown.includes(name));
  const heads = (names: readonly string[]): string[] => names.map((n) => n.split('.')[0] ?? n);
  const some = heads(atLeastOne);
  const one = heads(justOne);
  return (made) => {
    for (const name of unknown) made[name] ??= 0;
    // A record of a mail's way that names neither sender nor recipient: it is to nobody in particular.
    if (owner === 'email' && made['from'] === undefined) made['to'] ??= [];
    return count(made, needed) === needed.length && (some.length === 0 || count(made, some) > 0) && (one.length === 0 || count(made, one) === 1);
  };
}

function count(made: Record<string, unknown>, names: readonly string[]): number {
  let there = 0;
  for (const name of names) if (made[name] !== undefined) there++;
  return there;
}
