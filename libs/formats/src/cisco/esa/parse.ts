import { parseCef } from '../../cef/cef/parse';
import { pythonLiteral } from '../../parse/python-literal';
import { asText, isObject, type Json } from '../../shared/json';

/** The consolidated event of one mail. */
export const CONSOLIDATED = /CEF:\d\|Cisco\|[^|]{0,128}\|[^|]{0,64}\|ESA_CONSOLIDATED_LOG_EVENT\|/;

/** A consolidated event → `{ext, labels}` of CEF, with what Cisco writes as Python's literals opened: attachments, links, SPF, headers. */
export function parseConsolidated(message: string): Json | undefined {
  const cef = parseCef(message);
  if (cef === undefined || !isObject(cef['ext']) || !isObject(cef['labels'])) return undefined;
  const ext = Object.fromEntries(Object.entries(cef['ext']).map(([name, value]) => [name, unquoted(asText(value) ?? '')]));
  const labels = Object.fromEntries(Object.entries(cef['labels']).map(([name, value]) => [name, unquoted(asText(value) ?? '')]));
  const spf = literal(ext['ESASPFVerdict']);
  const identities = isObject(spf) ? spf : undefined;
  return {
    ...cef,
    ext: {
      ...ext,
      ...(identities === undefined ? {} : { ESASPFVerdict: identities }),
      ...(isObject(literal(ext['ESALogHeaders'])) ? { ESALogHeaders: literal(ext['ESALogHeaders']) } : {}),
      ESAAttachmentDetails: filesOf(literal(ext['ESAAttachmentDetails'])),
      ESAURLDetails: urlsOf(literal(ext['ESAURLDetails'])),
    },
    labels,
    spf: resultOf(identities, 'mailfrom') ?? (identities === undefined ? ext['ESASPFVerdict'] : undefined),
  };
}

/** Cisco puts texts of the sender in single quotes. */
const unquoted = (text: string): string => (text.length > 1 && text.startsWith("'") && text.endsWith("'") ? text.slice(1, -1) : text);

const literal = (value: unknown): unknown => (typeof value === 'string' && /^[[{]/.test(value) ? pythonLiteral(value) : undefined);

function resultOf(identities: Json | undefined, name: string): unknown {
  const one = identities?.[name];
  return isObject(one) ? one['result'] : undefined;
}

/** `{'a.docx': {'AMP': {'Verdict': …, 'fileHash': …}, 'BodyScanner': {}}}` → a list, with the hashes that AMP knows. */
function filesOf(details: unknown): readonly Json[] | undefined {
  if (!isObject(details)) return undefined;
  return Object.entries(details).map(([name, scans]) => {
    const amp = isObject(scans) && isObject(scans['AMP']) ? scans['AMP'] : {};
    const hash = amp['fileHash'];
    return { name, verdict: amp['Verdict'], threat: amp['threatName'], hash: Array.isArray(hash) ? [...new Set(hash)] : hash };
  });
}

/** `{'http://…': {'WbrsScore': 9.2, 'ThreatCategory': …}}` → a list. */
function urlsOf(details: unknown): readonly Json[] | undefined {
  if (!isObject(details)) return undefined;
  return Object.entries(details).map(([url, found]) => ({ url, ...(isObject(found) ? found : {}) }));
}
