import { pattern } from '../../parse/patterns';

/** `outside:192.0.2.1/80`, by the prefix of the side; the port may be missing. */
const end = (side: string): string => `{${side}if:word}:{${side}ip:ip}(?:/{${side}port:int})?`;
/** `192.0.2.1/80` */
const host = (side: string): string => `{${side}ip:ip}(?:/{${side}port:int})?`;
const mapped = (side: string): string => `(?: ({${side}natip:ip}(?:/{${side}natport:int})?))?`;
const user = (side: string): string => `(?:(?: )?({${side}user:paren}))?`;
const AAA = '(?: : server = {dstip:ip})?(?: : local database)? : user = {user:token}(?: : user IP = {srcip:ip})?';

/**
 * Texts of Cisco's messages by their numbers ("Cisco Secure Firewall ASA Series Syslog Messages"; FTD shares them). `a` and `b` are ends whose part depends on the direction; `src` and `dst` are
 * source and target; f, g and l are foreign, global and local.
 */
const TEXTS: Readonly<Record<string, readonly string[]>> = {
  '302013 302015 302020 302303 302305': [
    `Built (?:{direction:word} )?{protocol:token} connection (?:{connection:int} )?for ${end('a')}${mapped('a')}${user('a')} to ${end('b')}${mapped('b')}${user('b')}{:rest}`,
    `Built (?:{direction:word} )?{protocol:token} connection for faddr {fip:ip}/{fport:int}${user('f')} gaddr {gip:ip}/{gport:int} laddr {lip:ip}/{lport:int}${user('l')}(?: type {icmptype:int} code {icmpcode:int})?{:rest}`,
  ],
  '302014 302016 302021 302304 302306': [
    `Teardown {protocol:token} connection (?:{connection:int} )?for ${end('a')}${mapped('a')}${user('a')} to ${end('b')}${mapped('b')}${user('b')} duration {duration:token} bytes {bytes:int}(?: {reason:rest})?`,
    `Teardown {protocol:token} connection for faddr {fip:ip}/{fport:int}${user('f')} gaddr {gip:ip}/{gport:int} laddr {lip:ip}/{lport:int}${user('l')}(?: type {icmptype:int} code {icmpcode:int})?{:rest}`,
    `Teardown {protocol:token} connection (?:{connection:int} )?for ${end('a')}${mapped('a')} to ${end('b')}${mapped('b')}{:rest}`,
  ],
  '302017': [
    `Built {direction:word} {protocol:word} connection {connection:int} from ${end('a')}${mapped('a')}${user('a')} to ${end('b')}${mapped('b')}{:rest}`,
  ],
  '302018': [
    `Teardown {protocol:word} connection {connection:int} from ${end('a')}${user('a')} to ${end('b')}${user('b')} duration {duration:token} bytes {bytes:int}{:rest}`,
  ],
  '106001': [
    `{direction:word} {protocol:word} connection {verb:word} from ${host('src')} to ${host('dst')} flags {flags:text} on interface {srcif:token}`,
  ],
  '106002 106018': [`{protocol:word} {:text}denied by {direction:word} list {acl:token} src {srcip:ip} dest {dstip:ip}`],
  '106006 106007': [
    `{verb:word} {direction:word} {protocol:word} from ${host('src')} to ${host('dst')} on interface {srcif:token}`,
    `{verb:word} {direction:word} {protocol:word} from ${host('src')} to ${host('dst')} due to {reason:rest}`,
  ],
  '106010 106011': [
    `{verb:word} {direction:word} {protocol:token} src ${end('src')}${user('src')} dst ${end('dst')}${user('dst')}{:rest}`,
    `{verb:word} {direction:word} ({reason:paren}) {protocol:token} src ${end('src')} dst ${end('dst')}{:rest}`,
  ],
  '106012': [`{verb:word} IP from {srcip:ip} to {dstip:ip}, {reason:rest}`],
  '106014': [
    `{verb:word} {direction:word} {protocol:token} src ${end('src')}${user('src')} dst ${end('dst')}${user('dst')} (type {icmptype:int}, code {icmpcode:int}){:rest}`,
  ],
  '106015': [`{verb:word} {protocol:word} ({reason:paren}) from ${host('src')} to ${host('dst')} flags {flags:text} on interface {srcif:token}`],
  '106016': [`{verb:word} {reason:text} from ({srcip:ip}) to {dstip:ip} on interface {srcif:token}`],
  '106017': [`{verb:word} IP due to {reason:text} from {srcip:ip} to {dstip:ip}`],
  '106020': [`{verb:word} IP {reason:text} (size = {:int}, offset = {:int}) from {srcip:ip} to {dstip:ip}`],
  '106021 106022': [`{verb:word} {protocol:token} {reason:text} from {srcip:ip} to {dstip:ip} on interface {srcif:token}`],
  '106023 106027': [
    `{verb:word} {protocol:text} src ${end('src')}${user('src')} dst ${end('dst')}${user('dst')}(?: (type {icmptype:int}, code {icmpcode:int}))? by access-group "{acl:quoted}"{:rest}`,
    `{verb:word} {protocol:text} src ${end('src')}${user('src')} dst ${end('dst')}${user('dst')}(?: type {icmptype:int}, code {icmpcode:int})? by access-group {acl:token}{:rest}`,
  ],
  '106100': [
    `access-list {acl:token} {verb:word} {protocol:token} {srcif:word}/{srcip:ip}({srcport:int})${user('src')} -> {dstif:word}/{dstip:ip}({dstport:int})${user('dst')} hit-cnt {count:int}{:rest}`,
  ],
  '106102 106103': [
    `access-list {acl:token} {verb:word} {protocol:token} for user {user:single} {srcif:word}/{srcip:ip}({srcport:int}) -> {dstif:word}/{dstip:ip}({dstport:int}) hit-cnt {count:int}{:rest}`,
    `access-list {acl:token} {verb:word} {protocol:token} for user {user:token} {srcif:word}/{srcip:ip} {srcport:int} {dstif:word}/{dstip:ip} {dstport:int} hit-cnt {count:int}{:rest}`,
  ],
  '313001 313004 313008': [
    `{verb:word} {protocol:token} type={icmptype:int}, code={icmpcode:int} from {srcip:ip} on interface {srcif:token}`,
    `{verb:word} {protocol:token} type={icmptype:int}, from laddr {srcip:ip} on interface {srcif:token} to {dstip:ip}: {reason:rest}`,
  ],
  '313005': [`{reason:text}: {protocol:word} src ${end('src')} dst ${end('dst')} (type {icmptype:int}, code {icmpcode:int}){:rest}`],
  '303002': [`{protocol:word} connection from ${end('src')} to ${end('dst')}, user {user:token} {verb:word} file {file:rest}`],
  '304001 304002': [
    `{verb:text} URL {url:token} SRC {srcip:ip} DEST {dstip:ip}{:rest}`,
    `(?:{user:token}@)?{srcip:ip}${user('src')} {verb:word} URL {dstip:ip}:{url:rest}`,
  ],
  '305009 305010 305011 305012': [
    `{verb:word} {kind:word} (?:{protocol:word} )?translation from ${end('src')}${user('src')} to {natif:word}(?:({acl:paren}))?:{srcnatip:ip}(?:/{srcnatport:int})?(?: duration {duration:token})?`,
  ],
  '305005 305006 305013': [
    `{reason:text} (?:for|Connection(?: for)?) {protocol:text} src ${end('src')}${user('src')} dst ${end('dst')}${user('dst')}{:rest}`,
  ],
  '401004': [`{verb:word} packet: {srcip:ip} ==> {dstip:ip} on interface {srcif:token}`],
  '419001 419002': [`{reason:text} from ${end('src')} to ${end('dst')}{:rest}`],
  '710001 710002 710003 710005 710006 710007': [
    `{protocol:word} access {verb:word}(?: by ACL)? from ${host('src')} to ${end('dst')}{:rest}`,
    `{protocol:token} {reason:text} from ${host('src')} to ${end('dst')}{:rest}`,
  ],
  '725001 725002 725003 725006 725007': [
    `{verb:text} with {peer:word} ${end('src')}(?: to ${end('dst')})?(?: for {tls:token} session)?(?: {reason:rest})?`,
  ],
  '852001 852002': [`Received {verb:text} event from application {application:token} for {protocol:word} flow ${host('src')} to ${host('dst')}`],
  '109005 109006 109007 109008': [`{verb:text} for user '{user:single}' from ${host('src')} to ${host('dst')} on interface {srcif:token}`],
  '109024 109025': [
    `{verb:text} from ${host('src')} to ${host('dst')} ({reason:paren}) on interface {srcif:token}{:rest}`,
    `{verb:text} (acl={acl:paren}) for user '{user:single}' from ${host('src')} to ${host('dst')} on interface {srcif:token}{:rest}`,
  ],
  '113004 113012': [`{verb:text}${AAA}`],
  '113005 113015': [`{verb:text} : reason = {reason:text}${AAA}`],
  '113006 113007': [`User {user:token} {verb:text} on exceeding {reason:rest}`, `User {user:token} {verb:rest}`],
  '113008 113009 113011': [`{verb:text} : user = {user:rest}`, `{verb:text} for user = {user:rest}`],
  '605004 605005': [`{verb:text} from {srcip:ip}/{srcport:token} to {dstif:word}:{dstip:ip}/{service:token} for user "{user:quoted}"`],
  '611101 611102 611103': [`{verb:text}:(?: IP address: {srcip:ip},)? Uname: {user:rest}`],
  '315011': [
    `SSH session from {srcip:ip} on interface {srcif:word} for user "{user:quoted}" {verb:text}(?:, reason: "{reason:quoted}")?`,
    `SSH session from {srcip:ip} on interface {srcif:word} for user "{user:quoted}" {verb:rest}`,
  ],
  '308001': [`{verb:text} for {count:int} tries (from {srcip:ip})`],
  '502101 502102': [`{verb:text}: Uname: {user:token}{:rest}`],
  '502103': [`{verb:text}: Uname: {user:token} From: {privbefore:int} To: {privafter:int}`],
  '111008': [`User '{user:single}' executed the '{command:single}' command{:rest}`, `User '{user:single}' executed the {command:rest}`],
  '111009': [`User '{user:single}' executed cmd: {command:rest}`],
  '111010': [
    `User '{user:single}', running '{application:single}' from IP {srcip:ip}, executed '{command:single}'{:rest}`,
    `User '{user:single}', running '{application:single}' from IP {srcip:ip}, executed {command:rest}`,
  ],
  '733100': [`[{srcif:word}:{srcip:ip}] {reason:text} exceeded. {:rest}`, `[{object:text}] {reason:text} exceeded. {:rest}`],
  '733101 733102 733103': [`{:word} {srcip:ip} is {verb:word}. {:rest}`, `{verb:text} host {srcip:ip} {:rest}`],
  '734001': [`DAP: User {user:comma}, Addr {srcip:ip}, Connection {tunneltype:text}: {reason:rest}`],
};

/** Messages of intrusion detection (400000 to 400051) and of the botnet filter (338001 to 338204), by their first digits. */
const BY_PREFIX: readonly (readonly [string, readonly string[]])[] = [
  [
    '4000',
    [
      `IPS:{signature:int} {threat:text} from {srcip:ip} to {dstip:ip} on interface {srcif:token}`,
      `IDS:{signature:int} {threat:text} from {srcip:ip} to {dstip:ip} on interface {srcif:token}`,
    ],
  ],
  [
    '338',
    [
      `Dynamic (?:F|f)ilter {verb:word} {list:word} {protocol:word} traffic from ${end('src')} ({srcnatip:ip}/{srcnatport:int}) to ${end('dst')} ({dstnatip:ip}/{dstnatport:int}), {side:word} {reason:text}: {indicator:comma}(?:, threat-level: {threatlevel:comma})?(?:, category: {category:rest})?`,
    ],
  ],
];

/** What sessions of the VPN are told of in, whatever their number. */
const SESSIONS = [
  `(?:TunnelGroup <{tunnelgroup:angled}> )?(?:Group|GroupPolicy) <{group:angled}> User <{user:angled}> IP <{srcip:angled}> IPv4 Address <{assigned:angled}> IPv6 address <{assignedv6:angled}> {verb:rest}`,
  `(?:TunnelGroup <{tunnelgroup:angled}> )?(?:Group|GroupPolicy) <{group:angled}> User <{user:angled}> IP <{srcip:angled}> {verb:rest}`,
  `Group = {group:comma}, Username = {user:comma}, IP = {srcip:ip}, Session disconnected. Session Type: {tunneltype:comma}, Duration: {duration:comma}, Bytes xmt: {bytesin:int}, Bytes rcv: {bytesout:int}, Reason: {reason:rest}`,
  `Group = {group:comma},(?: Username = {user:comma},)? IP = {srcip:ip}, {verb:rest}`,
  `(?:Group = {group:comma}, )?IP = {srcip:ip}, {verb:rest}`,
  `Local:{srcip:ip}:{srcport:int} Remote:{dstip:ip}:{dstport:int} Username:{user:text} {verb:text}(?: due to ERROR: {reason:rest})?`,
  `Local:{srcip:ip}:{srcport:int} Remote:{dsthost:word}:{dstport:int} Username:{user:text} {verb:text}(?: due to ERROR: {reason:rest})?`,
];

/** A source and a target in a text that is not known. */
const PAIRS = [
  `{verb:text} from ${end('src')} to ${end('dst')}(?: {:rest})?`,
  `{verb:text} from ${host('src')} to ${host('dst')}(?: {:rest})?`,
  `{verb:text} src ${end('src')} dst ${end('dst')}(?: {:rest})?`,
];

const compiled = (texts: readonly string[]): readonly RegExp[] => texts.map(pattern);
const BY_NUMBER: ReadonlyMap<string, readonly RegExp[]> = new Map(
  Object.entries(TEXTS).flatMap(([numbers, texts]) => {
    const patterns = compiled(texts);
    return numbers.split(' ').map((number) => [number, patterns] as const);
  }),
);
const PREFIXED = BY_PREFIX.map(([prefix, texts]) => [prefix, compiled(texts)] as const);
const OF_SESSIONS = compiled(SESSIONS);
const OF_PAIRS = compiled(PAIRS);
const SESSION = /^(?:TunnelGroup <|Group(?:Policy)? ?[<=]|IP = |Local:)/;

/** The patterns that the text of a message may fit, by its number. */
export function patternsOf(number: string | undefined, text: string): readonly RegExp[] {
  const own = number === undefined ? undefined : (BY_NUMBER.get(number) ?? PREFIXED.find(([prefix]) => number.startsWith(prefix))?.[1]);
  return own ?? (SESSION.test(text) ? OF_SESSIONS : OF_PAIRS);
}
