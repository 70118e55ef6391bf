import type { Json } from '../../shared/json';

/** `name[address]:port` as Postfix writes a client or server; `unknown` is a client without a name or address that is confirmed. */
const PEER = /([^\s[\](){}=<>,;]{1,255})? ?\[([0-9A-Fa-f:.]{2,45}|unknown)\](?::(\d{1,5}))?/y;
/** `name:port` of a relay without an address. */
const BARE = /([\w.-]{1,255}):(\d{1,5})(?=$|[\s,):])/y;
/** `name[address]` anywhere in a text. */
const WITHIN = /(?:^|[\s<(,;])(?=[^\s[\](){}=<>,;]{0,255}\[(?:[0-9A-Fa-f:.]{2,45}|unknown)\])/;

/** The peer that stands at an index, as `{name, ip, port}`. */
export function peerAt(text: string, at: number): Json | undefined {
  PEER.lastIndex = at;
  const found = PEER.exec(text);
  if (found) return peer(found[1], found[2], found[3]);
  BARE.lastIndex = at;
  const bare = BARE.exec(text);
  return bare ? peer(bare[1], undefined, bare[2]) : undefined;
}

/** The peer behind the first place of a word such as `from `. */
export function peerAfter(text: string, word: string): Json | undefined {
  const at = text.indexOf(word);
  return at < 0 ? undefined : peerAt(text, at + word.length);
}

/** The first peer with an address in brackets, wherever it stands; undefined when there is none. */
export function peerWithin(text: string): Json | undefined {
  const found = WITHIN.exec(text);
  return found ? peerAt(text, found.index + found[0].length) : undefined;
}

const IS_ADDRESS = /^(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*)$/;

function peer(name: string | undefined, ip: string | undefined, port: string | undefined): Json | undefined {
  const found: Record<string, string> = {};
  if (name !== undefined && name !== 'unknown') found[IS_ADDRESS.test(name) ? 'ip' : 'name'] = name;
  if (ip !== undefined && ip !== 'unknown') found['ip'] = ip;
  if (port !== undefined) found['port'] = port;
  return Object.keys(found).length > 0 ? found : undefined;
}

/** Members without those that have no value. */
export function clean(members: Readonly<Record<string, unknown>>): Json {
  return Object.fromEntries(Object.entries(members).filter(([, v]) => v !== undefined && v !== ''));
}
