import { urlParts } from '../../shared/url-parts';
import { asText, type Json } from '../../shared/json';
import { saidIn } from './said';

/** `LDAP: User Login Brute Force Attempt(40005)` */
const NAMED_ID = /^(.{0,512}?)\((\d{1,12})\)$/s;
/** Subtypes of THREAT whose last column is a file and no address. */
const OF_FILES = new Set(['file', 'virus', 'ml-virus', 'wildfire', 'wildfire-virus', 'data', 'dlp', 'data-filtering', 'dlp-non-file']);
const FORWARDED = /^x-fwd-for: ?(.{2,128})$/i;

/** What stands in one member and has several places: the id in a threat's name, the parts of a URL, what a SYSTEM record says in words. */
export function prepared(record: Json): Json {
  const type = asText(record['LogType'])?.toUpperCase();
  if (type === 'THREAT' || type === 'URL' || type === 'FILE') return ofThreat(record);
  if (type === 'SYSTEM') {
    const text = asText(record['EventDescription']);
    return text === undefined ? record : { ...record, said: saidIn(text) };
  }
  return record;
}

function ofThreat(record: Json): Json {
  const { Miscellaneous: misc, ...rest } = record;
  const more: Record<string, unknown> = misc === undefined ? { ...record } : rest;
  const subtype = asText(record['Subtype']) ?? '';
  if (misc !== undefined) more[OF_FILES.has(subtype) ? 'FileName' : 'URL'] = misc;
  const url = asText(more['URL']);
  if (url !== undefined) more['UrlParts'] = urlParts(url);
  const named = NAMED_ID.exec(asText(record['ThreatID']) ?? '');
  if (named) {
    more['ThreatNumber'] = named[2];
    if (named[1]) more['ThreatName'] ??= named[1];
  }
  // Without User-ID the firewall puts the forwarded address into the user's column.
  const forwarded = FORWARDED.exec(asText(record['SourceUser']) ?? '');
  if (forwarded) {
    delete more['SourceUser'];
    more['XForwardedFor'] ??= forwarded[1];
  }
  return more;
}
