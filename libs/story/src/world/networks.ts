import type { Random } from '../random';
import type { Network } from './world';

const HOME_CARRIERS = ['Lantern Cable', 'Brightwater Fibre', 'Meadow Broadband', 'Tollgate Telecom'] as const;
const MOBILE_CARRIERS = ['Copperline Mobile', 'Skylark Mobile'] as const;
const ABROAD_CARRIERS = ['Palisade', 'Wayside', 'Fernhill', 'Blueharbour', 'Stonegate', 'Windrose', 'Marigold', 'Oakmere'] as const;
const ABROAD_KINDS = ['Broadband', 'Hosting', 'Hotel Networks', 'Business Lines'] as const;
const COUNTRIES = ['PT', 'CA', 'ZA', 'NZ', 'IS', 'SG', 'BR', 'JP', 'CL', 'KE', 'AU', 'MX', 'FI', 'GR', 'CR', 'UY'] as const;

export interface NetworkTable {
  readonly inside: Network;
  readonly serverRoom: Network;
  readonly office: Network;
  readonly homes: readonly Network[];
  readonly mobile: readonly Network[];
  /** One a country, in an order of chance. */
  readonly abroad: readonly Network[];
}

/** Whose addresses are where: the story's geography, which the inventory gives as `networks`. */
export const makeNetworks = (random: Random, country: string, company: string): NetworkTable => {
  const at = (cidr: string, name: string, where: string, own = false): Network => ({ cidr, name, country: where, own });
  return {
    inside: at('10.20.0.0/16', `${company} office`, country, true),
    serverRoom: at('10.10.0.0/24', `${company} server room`, country, true),
    office: at('192.0.2.0/28', `${company} internet line`, country, true),
    homes: random.shuffle(HOME_CARRIERS).map((name, i) => at(`198.18.${i * 4}.0/22`, name, country)),
    mobile: random.shuffle(MOBILE_CARRIERS).map((name, i) => at(`198.18.${32 + i * 4}.0/22`, name, country)),
    abroad: random
      .shuffle(COUNTRIES)
      .map((where, i) => at(`198.18.${100 + i}.0/24`, `${random.pick(ABROAD_CARRIERS)} ${random.pick(ABROAD_KINDS)}`, where)),
  };
};

export const allNetworks = (t: NetworkTable): Network[] => [t.inside, t.serverRoom, t.office, ...t.homes, ...t.mobile, ...t.abroad];
