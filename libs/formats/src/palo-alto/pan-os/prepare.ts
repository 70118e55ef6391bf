import { urlParts } from '../../shared/url-parts';
import { asText, type Json } from '../../shared/json';
import { saidIn } from './said';

/** `LDAP: User Login Brute Force Attempt(40005)` */
const NAMED_ID = /^(.{0,512}?)\((\d{1,12})\)$/s;
/** Subtypes of THREAT whose last column is a file and no address. */
const OF_FILES = new Set(['file', 'virus', 'ml-virus', 'wildfire', 'wildfire-virus', 'data', 'dlp', 'data-filtering', 'dlp-non-file']);
const FORWARDED = /^x-fwd-for: ?(.{2,128})$/i;

/** What stands in one member and has several places: the id in a threat's name, the parts of a URL, what a SYSTEM record says in words. */
export const prepared = (record: Json): Json => completed({ ...record });

/** The same, into the record itself: a copy of so many members costs as much as half of the mapping. */
export function completed(record: Record<string, unknown>): Json {
  const type = asText(record['LogType']);
  if (type === 'THREAT' || type === 'URL' || type === 'FILE' || type === 'threat') ofThreat(record);
  else if (type === 'SYSTEM' || type === 'system') {
    const text = asText(record['EventDescription']);
    if (text !== undefined) record['said'] = saidIn(text);
  }
  return record;
}

function ofThreat(record: Record<string, unknown>): void {
  const misc = record['Miscellaneous'];
  if (misc !== undefined) {
    record[OF_FILES.has(asText(record['Subtype']) ?? '') ? 'FileName' : 'URL'] = misc;
    record['Miscellaneous'] = undefined;
  }
  const url = asText(record['URL']);
  if (url !== undefined) record['UrlParts'] = urlParts(url);
  const named = NAMED_ID.exec(asText(record['ThreatID']) ?? '');
  if (named) {
    record['ThreatNumber'] = named[2];
    if (named[1]) record['ThreatName'] ??= named[1];
  }
  // Without User-ID the firewall puts the forwarded address into the user's column.
  const forwarded = FORWARDED.exec(asText(record['SourceUser']) ?? '');
  if (forwarded) {
    record['SourceUser'] = undefined;
    record['XForwardedFor'] ??= forwarded[1];
  }
}
