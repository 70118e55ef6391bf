import { MAX_URL } from './bounds';
import type { Link } from './scan-html';

/**
 * Mail gateways put themselves before every link, so that a click passes them: the link then names the gateway, which is nobody's
 * deception, and hides where it leads. Each row is a vendor's own scheme; hosts are matched whole, so that a look-alike of a gateway
 * stays what it is. What a link says about its target is its writer's claim, but the gateway leads nowhere else.
 */
interface Rewriter {
  readonly host: RegExp;
  /** The target, undecided: undefined when the link does not follow the scheme, or says its target only to the vendor. */
  target(url: URL): string | undefined;
}

const parameter =
  (name: string) =>
  (url: URL): string | undefined =>
    url.searchParams.get(name) ?? undefined;

const REWRITERS: readonly Rewriter[] = [
  // Microsoft Defender Safe Links.
  { host: /(?:^|\.)safelinks\.protection\.(?:outlook\.com|office365\.us)$/, target: parameter('url') },
  // Proofpoint URL Defense, versions 1 to 3.
  { host: /^urldefense(?:\.proofpoint)?\.com$/, target: proofpoint },
  // Barracuda Link Protection.
  { host: /^linkprotect\.cudasvc\.com$/, target: parameter('a') },
  // Cisco Secure Email: the target follows a token, as it is or percent-encoded.
  { host: /^secure-web\.cisco\.com$/, target: (url) => decoded(/^\/[^/]+\/(.+)$/.exec(`${url.pathname}${url.search}`)?.[1]) },
  // Sophos Email: `d` is only shown, `u` is where it leads.
  { host: /\.protection\.sophos\.com$/, target: (url) => fromBase64(url.searchParams.get('u') ?? '') },
  // Trellix (FireEye), Trend Micro, Symantec (Broadcom).
  { host: /^protect\d*\.fireeye\.com$/, target: parameter('u') },
  { host: /(?:^|[.-])ctp\.trendmicro\.com$/, target: parameter('url') },
  { host: /^clicktime\.symantec\.com$/, target: parameter('u') },
  // Mimecast and Intermedia keep the target to themselves; the `domain` that Mimecast adds is not what it goes by.
  { host: /^(?:protect[\w-]*\.mimecast\.com|url\.[\w.-]+\.mimecastprotect\.com|url\.emailprotection\.link)$/, target: () => undefined },
];
/** Cheaper than parsing each address; every host above has one of these. */
const LIKELY = /safelinks|urldefense|cudasvc|cisco|sophos|fireeye|trendmicro|symantec|mimecast|emailprotection/i;
/** Gateways behind gateways that are taken off. */
const MOST_LAYERS = 4;

/**
 * A link as it was before gateways rewrote it. Where the text shown is a rewritten address it is restored as well; where either end
 * cannot be known, the text is dropped ('') and says nothing about the target.
 */
export function withoutRewriters(link: Link): Link {
  if (!LIKELY.test(link.url) && !LIKELY.test(link.text)) return link;
  const { url, hidden } = unwrap(link.url);
  const shown = /^https?:\/\//i.test(link.text) ? unwrap(link.text) : undefined;
  return { ...link, url, text: hidden || shown?.hidden ? '' : (shown?.url ?? link.text) };
}

/** `hidden`: a gateway stands before the target, and does not say it. */
function unwrap(link: string): { readonly url: string; readonly hidden: boolean } {
  let url = link;
  for (let layer = 0; layer < MOST_LAYERS; layer++) {
    const parsed = parse(url);
    const rewriter = parsed && REWRITERS.find((r) => r.host.test(parsed.hostname));
    if (!parsed || !rewriter) return { url, hidden: false };
    const target = rewriter.target(parsed)?.replace(/[\x00-\x20]+/g, '');
    if (target === undefined || parse(target) === undefined) return { url, hidden: true };
    url = target.slice(0, MAX_URL);
  }
  return { url, hidden: false };
}

function parse(text: string): URL | undefined {
  if (!/^(?:https?|ftp):\/\//i.test(text)) return undefined;
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

function proofpoint(url: URL): string | undefined {
  const version = /^\/v([123])\//.exec(url.pathname)?.[1];
  if (version === '1') return parameter('u')(url);
  // Version 2 writes `%` as `-` and `/` as `_`.
  if (version === '2') return decoded(url.searchParams.get('u')?.replaceAll('-', '%').replaceAll('_', '/'));
  return version === '3' ? proofpoint3(url.href) : undefined;
}

/** Lengths of runs by letter: A is 2. */
const RUNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Version 3: `__target__;characters!!…`; in the target `*` stands for the next of the characters, `**A` for a run of them. */
function proofpoint3(href: string): string | undefined {
  const from = href.indexOf('/__') + 3;
  const end = href.indexOf('__;', from);
  if (from < 3 || end < 0) return undefined;
  const taken = href.slice(end + 3).split('!', 1)[0] ?? '';
  const characters = [...Buffer.from(taken, 'base64url').toString('utf8')];
  let at = 0;
  const target = href.slice(from, end).replace(/\*(?:\*(.))?/g, (_, run?: string) => {
    const next = characters.slice(at, at + (run === undefined ? 1 : RUNS.indexOf(run) + 2));
    at += next.length;
    return next.join('');
  });
  // Some clients fold the two slashes into one.
  return target.replace(/^(https?|ftp):\/(?!\/)/i, '$1://');
}

function decoded(text: string | undefined): string | undefined {
  if (text === undefined || /^https?:\/\//i.test(text)) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

const fromBase64 = (text: string): string => Buffer.from(text, 'base64').toString('utf8');
