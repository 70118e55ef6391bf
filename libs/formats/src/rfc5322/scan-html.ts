import { MAX_LINKS, MAX_LINK_TEXT, MAX_SCANNED, MAX_URL } from './bounds';
import { decodeEntities } from './entities';

export interface Link {
  readonly url: string;
  /** What the reader sees; '' for a link found in plain text or around an image. */
  readonly text: string;
  /** Left out for a link that is clicked. `form`: where a form sends; `refresh`: where the page goes by itself; `script`, `data`: runs or is in the address. */
  readonly kind?: 'form' | 'refresh' | 'script' | 'data';
}

export interface HtmlFindings {
  readonly text: string;
  readonly links: readonly Link[];
  readonly hasForm: boolean;
  readonly hasPassword: boolean;
}

/** Longest tag that is read; what is longer is skipped whole, so that the scan stays linear. */
const MAX_TAG = 64 * 1024;
const RAW_TEXT = new Set(['script', 'style', 'title', 'textarea', 'noscript']);
const BLOCK = new Set(['br', 'p', 'div', 'tr', 'td', 'li', 'h1', 'h2', 'h3', 'table', 'blockquote']);

/**
 * Finds links with their text, forms, and the visible text of HTML from a stranger. One pass, each character looked at a bounded
 * number of times, no regular expression over the whole; a tree is not needed for this and a parser's tree is what HTML bombs aim at.
 */
export function scanHtml(source: string): HtmlFindings {
  const html = source.length > MAX_SCANNED ? source.slice(0, MAX_SCANNED) : source;
  const text: string[] = [];
  const links: Link[] = [];
  let open: { url: string; from: number } | undefined;
  let hasForm = false;
  let hasPassword = false;
  const close = (): void => {
    if (open) add(open.url, squeeze(text.slice(open.from).join('')).slice(0, MAX_LINK_TEXT));
    open = undefined;
  };
  let base: string | undefined;
  const add = (raw: string, shown: string, kind: Link['kind'] = schemeKind(raw)): void => {
    if (links.length < MAX_LINKS) links.push({ url: absolute(raw, base), text: shown, ...(kind === undefined ? {} : { kind }) });
  };
  let at = 0;
  while (at < html.length) {
    const tagAt = html.indexOf('<', at);
    if (tagAt !== at) text.push(decodeEntities(html.slice(at, tagAt < 0 ? html.length : tagAt)));
    if (tagAt < 0) break;
    if (html.startsWith('<!--', tagAt)) {
      const end = html.indexOf('-->', tagAt + 4);
      if (end < 0) break;
      at = end + 3;
      continue;
    }
    const tag = readTag(html, tagAt);
    at = tag.end;
    if (BLOCK.has(tag.name)) text.push('\n');
    if (tag.name === 'a' || tag.name === 'area') {
      close();
      const href = tag.closing ? undefined : tag.attribute('href');
      if (href !== undefined) open = { url: cleanUrl(href), from: text.length };
      if (tag.name === 'area') close();
    } else if (tag.name === 'form' && !tag.closing) {
      hasForm = true;
      const action = tag.attribute('action');
      if (action !== undefined) add(cleanUrl(action), '', schemeKind(cleanUrl(action)) ?? 'form');
    } else if (tag.name === 'base') {
      const href = tag.attribute('href');
      if (href !== undefined) base ??= cleanUrl(href);
    } else if (tag.name === 'meta' && tag.attribute('http-equiv')?.toLowerCase() === 'refresh') {
      const target = /^[^;,]{0,32}[;,]\s{0,32}url\s{0,32}=\s{0,32}["']?([^"']+)/i.exec(
        decodeEntities(tag.attribute('content')?.slice(0, MAX_URL * 4) ?? ''),
      )?.[1];
      if (target !== undefined) add(cleanUrl(target), '', schemeKind(cleanUrl(target)) ?? 'refresh');
    } else if (tag.name === 'input' && tag.attribute('type')?.toLowerCase() === 'password') hasPassword = true;
    else if (RAW_TEXT.has(tag.name) && !tag.closing) at = afterRawText(html, at, tag.name);
  }
  close();
  return { text: squeeze(text.join('')), links, hasForm, hasPassword };
}

/** Browsers drop white space and control characters inside URLs, so attackers put them there. */
const cleanUrl = (raw: string): string =>
  decodeEntities(raw.slice(0, MAX_URL * 4))
    .replace(/[\x00-\x20]+/g, '')
    .slice(0, MAX_URL);

function schemeKind(url: string): 'script' | 'data' | undefined {
  return /^(?:javascript|vbscript):/i.test(url) ? 'script' : /^data:/i.test(url) ? 'data' : undefined;
}

/** Relative addresses lead to the page's base; a mail without one has none. */
function absolute(url: string, base: string | undefined): string {
  if (base === undefined || /^(?:[a-z][a-z0-9+.-]{0,31}:|#)/i.test(url)) return url;
  try {
    return new URL(url, base).href.slice(0, MAX_URL);
  } catch {
    return url;
  }
}

/** White space to single blanks, line breaks kept. */
export const squeeze = (text: string): string =>
  text
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n[ \n]*/g, '\n')
    .trim();

interface Tag {
  readonly name: string;
  readonly closing: boolean;
  readonly end: number;
  attribute(name: string): string | undefined;
}

function readTag(html: string, start: number): Tag {
  const end = tagEnd(html, start);
  const closing = html.charCodeAt(start + 1) === 47;
  let at = start + (closing ? 2 : 1);
  const nameAt = at;
  while (at < end && /[a-zA-Z0-9]/.test(html.charAt(at))) at++;
  const name = html.slice(nameAt, at).toLowerCase();
  return { name, closing, end, attribute: (wanted) => readAttribute(html.slice(at, end - 1), wanted) };
}

/** Position after the `>` that ends a tag, quotes respected; at most MAX_TAG further. */
function tagEnd(html: string, start: number): number {
  const limit = Math.min(html.length, start + MAX_TAG);
  let quote = 0;
  for (let i = start + 1; i < limit; i++) {
    const c = html.charCodeAt(i);
    if (quote !== 0) {
      if (c === quote) quote = 0;
    } else if (c === 62) return i + 1;
    else if ((c === 34 || c === 39) && html.charCodeAt(i - 1) === 61) quote = c;
  }
  return limit;
}

const ATTRIBUTE = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+)))?/g;

function readAttribute(attributes: string, wanted: string): string | undefined {
  for (const [, name, double, single, bare] of attributes.matchAll(ATTRIBUTE)) {
    if (name?.toLowerCase() === wanted) return double ?? single ?? bare ?? '';
  }
  return undefined;
}

function afterRawText(html: string, from: number, name: string): number {
  for (let at = html.indexOf('</', from); at >= 0; at = html.indexOf('</', at + 2)) {
    if (html.slice(at + 2, at + 2 + name.length).toLowerCase() === name) return at;
  }
  return html.length;
}
