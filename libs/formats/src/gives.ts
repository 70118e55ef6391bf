import { ocsfClassUid } from '@cordon/wire';
import { FORMATS } from './catalogue';

/** Classes of formats that are mapped by code; what passes events on as they are (OCSF) gives any, and is not listed. */
const BY_CODE: Readonly<Record<string, readonly string[]>> = {
  'zeek.conn': ['network_activity'],
  'zeek.dns': ['dns_activity'],
  'aws.cloudtrail': ['authentication', 'api_activity'],
  'm365.ual': ['authentication', 'api_activity', 'file_hosting'],
  rfc5322: ['email_activity'],
};

/** OCSF class_uid of the events that a format gives, by the format's name. */
export const GIVES: ReadonlyMap<string, ReadonlySet<number>> = (() => {
  const gives = new Map<string, Set<number>>();
  for (const format of FORMATS) {
    const mapping = 'mapping' in format ? format.mapping : undefined;
    const names = mapping ? mapping.variants.map((v) => v.class) : (BY_CODE[format.name] ?? []);
    const uids = gives.get(format.name) ?? new Set<number>();
    for (const name of names) {
      const uid = ocsfClassUid(name);
      if (uid !== undefined) uids.add(uid);
    }
    gives.set(format.name, uids);
  }
  return gives;
})();

/** Formats whose mapping is data: they tell how many values of a record have a place in the event. */
export const MEASURED: ReadonlySet<string> = new Set(FORMATS.flatMap((f) => ('mapping' in f && f.mapping !== undefined ? [f.name] : [])));
