import { Random } from '../random';
import { addressIn, unseenAddresses } from '../world/addresses';
import { personById, type Client, type Network, type Partner, type Person, type Service, type World } from '../world/world';
import { lookalike } from './lookalike';
import type { Plot } from './plot';

/** Networks abroad by part: the first two are those of the week's business trips. */
export const TRAVELLERS_NETWORK = 4;
const INTRUDERS_NETWORK = 7;

const CLIENTS: readonly Client[] = [
  { os: 'Linux', browser: 'Firefox', userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0' },
  {
    os: 'Windows 10',
    browser: 'Chrome',
    userAgent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/118.0.0.0 Safari/537.36',
  },
  {
    os: 'MacOs',
    browser: 'Chrome',
    userAgent: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/121.0.0.0 Safari/537.36',
  },
];
const LINK_HOSTS = ['secure-document-view.test', 'shared-invoice-portal.test', 'online-file-review.test', 'account-verify-desk.test'] as const;
const BEACON_HOSTS = ['cdn-metrics-sync.test', 'static-asset-edge.test', 'telemetry-node-7.test', 'img-cache-relay.test'] as const;
const DROP_HOSTS = ['bulk-store-upload.test', 'fastdrop-files.test', 'archive-box-9.test'] as const;
const HTTPS = 443;

/** Everything of the attack that is not the company's. */
export interface Intruder {
  readonly victim: Person;
  readonly partner: Partner;
  readonly network: Network;
  /** The address that logs on, and a second one that only tries passwords. */
  readonly ip: string;
  readonly secondIp: string;
  readonly client: Client;
  readonly mailDomain: string;
  readonly mailIp: string;
  /** Where the mail's link leads. */
  readonly page: Service;
  readonly beacon: Service;
  /** Where the data goes; the beacon's host or another. */
  readonly drop: Service;
}

const host = (name: string, ip: string, sent: number, received: number): Service => ({ host: name, ip, port: HTTPS, sent, received });

export const makeIntruder = (world: World, plot: Plot): Intruder => {
  const random = new Random(`cordon-story/${world.seed}/intruder`);
  const partner = world.partners.find((p) => p.domain === world.cast.impersonated);
  const network = world.abroad[INTRUDERS_NETWORK];
  const [mailIp = '', pageIp = '', beaconIp = '', dropIp = ''] = unseenAddresses(random, 4);
  if (!partner || !network) throw new RangeError('the world lacks a partner or a network for the intruder');
  const beacon = host(random.pick(BEACON_HOSTS), beaconIp, 620, 410);
  return {
    victim: personById(world, world.cast.victim),
    partner,
    network,
    ip: addressIn(network, random).ip,
    secondIp: addressIn(network, random).ip,
    client: random.pick(CLIENTS),
    mailDomain: lookalike(partner.domain, random),
    mailIp,
    page: host(random.pick(LINK_HOSTS), pageIp, 5_200, 190_000),
    beacon,
    drop: plot.exfiltrationTo === 'new-host' ? host(random.pick(DROP_HOSTS), dropIp, 0, 0) : beacon,
  };
};
