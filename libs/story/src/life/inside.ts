import type { Draft } from '../records';
import { serviceAt } from '../world/services';
import type { Service, World } from '../world/world';
import { moments, times, type Day, type Plan } from './day';
import { talk, visit, type NameCache } from './traffic';

interface Errand {
  readonly server: 'dc01' | 'file01' | 'erp01' | 'print01';
  readonly port: number;
  readonly service?: string;
  readonly aDay: number;
  readonly sent: number;
  readonly received: number;
}

const ERRANDS: readonly Errand[] = [
  { server: 'dc01', port: 88, service: 'krb_tcp', aDay: 4, sent: 1_700, received: 1_600 },
  { server: 'file01', port: 445, service: 'gssapi,smb', aDay: 7, sent: 60_000, received: 240_000 },
  { server: 'erp01', port: 443, service: 'ssl', aDay: 6, sent: 9_000, received: 70_000 },
  { server: 'print01', port: 9100, aDay: 2, sent: 350_000, received: 900 },
];

/** A designer's drawings go to the print works' share: large, and every day. */
const PARTNER_SHARE_A_DAY = 2;
const DRAWINGS_BYTES = 160_000_000;

/** What a device does with the company's own servers. */
export const insideTraffic = (day: Day, plan: Plan): Draft[] => {
  if (plan.whereabouts !== 'office') return [];
  const random = day.random.fork(`inside/${plan.person.id}`);
  const { device } = plan.person;
  return ERRANDS.flatMap((e) => {
    const server = day.world.servers[e.server];
    return moments(day, plan, times(day, e.aDay, random), random).map((at) =>
      talk(random, {
        at,
        from: device,
        to: { ip: server.ip, port: e.port },
        ...(e.service && { service: e.service }),
        sent: e.sent,
        received: e.received,
      }),
    );
  });
};

/** The share of the partner who gets the drawings. */
export const drawingsShare = (world: World): Service => {
  const partner = world.partners.find((p) => p.weekday === 2);
  if (!partner) throw new RangeError('no partner writes on Wednesdays');
  return serviceAt(`share.${partner.domain}`, DRAWINGS_BYTES, 40_000);
};

/** Design sends drawings to a partner. */
export const drawings = (day: Day, plan: Plan): Draft[] => {
  if (plan.whereabouts !== 'office' || plan.person.department !== 'Design') return [];
  const random = day.random.fork(`drawings/${plan.person.id}`);
  const cache: NameCache = new Map();
  const share = drawingsShare(day.world);
  return moments(day, plan, times(day, PARTNER_SHARE_A_DAY, random), random).flatMap((at) =>
    visit(day.world, random, at, plan.person.device, share, cache),
  );
};
