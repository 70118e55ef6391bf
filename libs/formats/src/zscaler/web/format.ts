import { jsonFormat, lineFormat } from '../../form/define';
import { keyValues } from '../../parse/key-value';
import { asText, type Json } from '../../shared/json';
import { urlParts } from '../../shared/url-parts';
import { MAPPING } from './mapping';

const DOCS = 'https://help.zscaler.com/zia/nss-feed-output-format-web-logs';
const NAME = 'zscaler.web';

function prepared(record: Json): Json {
  const url = asText(record['url']);
  return url === undefined ? record : { ...record, parts: urlParts(url) };
}

/** The time that stands before the pairs, unless one of them is the time. */
const STAMP = /^(\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d)\s/;

function parse(message: string): Json | undefined {
  const pairs = keyValues(message, message.includes('\t') ? { between: '\t' } : {});
  const stamp = STAMP.exec(message);
  return pairs && prepared(stamp ? { datetime: stamp[1], ...pairs } : pairs);
}

/** Zscaler Internet Access by NSS as pairs (the feed for Splunk and the like). */
export const zscalerWeb = lineFormat({
  name: NAME,
  docs: DOCS,
  signs: [
    { contains: ['vendor=Zscaler', 'product=NSS'], matches: /\b(?:vendor=Zscaler|product=NSS)\b/ },
    { contains: ['vendor=Zscaler', 'product=NSS'], whole: /\b(?:vendor=Zscaler|product=NSS)\b/ },
  ],
  parse: (message, outer) => parse(message.includes('=') ? message : (outer.whole ?? message)),
  mapping: MAPPING,
});

/** The same as JSON (cloud NSS, Splunk's `event`). */
export const zscalerWebJson = jsonFormat({
  name: NAME,
  docs: DOCS,
  signs: [{ has: ['urlsupercategory', 'action'] }, { has: ['requestmethod', 'urlcategory'] }, { has: ['clientpublicIP', 'ClientIP'] }],
  prepare: prepared,
  mapping: MAPPING,
});
