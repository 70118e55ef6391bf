import type { Normalised } from '@cordon/runtime';
import { ocsfDemand } from '@cordon/wire';

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
