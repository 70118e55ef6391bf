import type { EntityKey } from '@cordon/wire';
import { entityRefKey } from '../entities';
import type { Bindings } from './bindings';

/** Classes of things that many share by design; they join nothing on their own (correlation.md, section 1). */
export const SHARED_CLASSES: ReadonlySet<string> = new Set([
  'gateway',
  'router',
  'firewall',
  'nat',
  'proxy',
  'vpn',
  'dns',
  'resolver',
  'dhcp',
  'idp',
  'domain-controller',
  'mail-gateway',
  'scanner',
  'load-balancer',
  'service-account',
  'sync-account',
  'shared-mailbox',
  'printer',
  'kiosk',
  'terminal-server',
  'saas',
]);

/** Names that are not someone, in the products we read. */
const STOP_LIST: ReadonlySet<string> = new Set([
  'ip/127.0.0.1',
  'ip/::1',
  'ip/0.0.0.0',
  'ip/::',
  'ip/255.255.255.255',
  'device/localhost',
  'device/localhost.localdomain',
  'user/system',
  'user/root',
  'user/anonymous',
  'user/anonymous logon',
  'user/nt authority\\system',
  'user/nt authority\\anonymous logon',
  'user/-',
  'user/unknown',
  'user/not available',
  'user/s-1-5-18',
  'user/s-1-5-19',
  'user/s-1-5-20',
  'domain/localhost',
  'principal/AWS Internal',
  'principal/root',
]);

/** Domains whose mail says nothing about who sent it. */
const PUBLIC_MAIL: ReadonlySet<string> = new Set([
  'gmail.com',
  'googlemail.com',
  'outlook.com',
  'hotmail.com',
  'live.com',
  'msn.com',
  'yahoo.com',
  'icloud.com',
  'me.com',
  'aol.com',
  'gmx.de',
  'gmx.net',
  'web.de',
  'proton.me',
  'protonmail.com',
  'mail.ru',
  'yandex.ru',
  'qq.com',
  '163.com',
  'orange.fr',
  'laposte.net',
  'libero.it',
  'o2.pl',
  'wp.pl',
]);

/** Two holders of an inside address at once are a NAT, a terminal server or a proxy. */
const OWN_HOLDERS = 2;
/** With this many of us behind it a foreign address says nothing (a hotel, a provider); fewer can be one attacker with several accounts. */
const FOREIGN_HOLDERS = 5;

/** True when a thing must not join findings at that time: by name, class or the number of its holders. */
export function isShared(e: EntityKey, at: number, bindings: Bindings): boolean {
  if (e.key === '' || STOP_LIST.has(entityRefKey(e))) return true;
  if (e.kind === 'domain' && PUBLIC_MAIL.has(e.key)) return true;
  if (e.kind === 'ip' && isGroupAddress(e.key)) return true;
  const said = bindings.attributesOf(e, at);
  if (said?.class !== undefined && SHARED_CLASSES.has(said.class)) return true;
  if (e.kind === 'domain' && said?.own === true) return true;
  if (e.kind !== 'ip') return false;
  const holders = bindings.holders(e, at);
  return holders >= (bindings.isOwnAddress(e.key, at) ? OWN_HOLDERS : FOREIGN_HOLDERS);
}

/** Multicast (224.0.0.0/4, ff00::/8) and link-local discovery addresses name a group. */
function isGroupAddress(ip: string): boolean {
  if (ip.includes(':')) return ip.startsWith('ff');
  const first = Number(ip.slice(0, ip.indexOf('.')));
  return first >= 224 && first <= 239;
}
