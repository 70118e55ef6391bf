/** One range of a provider's published list. */
export interface CloudRange {
  readonly cidr: string;
  readonly fact: CloudFact;
}

/** Whose address it is and what for; the words are the provider's own. */
export interface CloudFact {
  readonly provider: 'AWS' | 'Azure' | 'Google';
  readonly service?: string;
  readonly region?: string;
}

export type CloudFile = { readonly ranges: readonly CloudRange[] } | { readonly mistakes: readonly string[] };

type Json = Readonly<Record<string, unknown>>;
const isObject = (v: unknown): v is Json => typeof v === 'object' && v !== null && !Array.isArray(v);
const list = (v: unknown): readonly Json[] => (Array.isArray(v) ? v.filter(isObject) : []);
const text = (v: unknown): string | undefined => (typeof v === 'string' && v !== '' ? v : undefined);

/**
 * A provider's list by its content: AWS `ip-ranges.json`, Azure "Service Tags" JSON, Google `cloud.json` and `goog.json`. Of the same range
 * twice the later in the answer says more: what names a service comes after what only names the provider.
 */
export function readCloudRanges(bytes: Buffer): CloudFile {
  let file: unknown;
  try {
    file = JSON.parse(bytes.toString('utf8'));
  } catch {
    return { mistakes: ['is not valid JSON'] };
  }
  if (!isObject(file)) return { mistakes: ['must be a JSON object'] };
  const ranges = azure(file) ?? aws(file) ?? google(file);
  if (!ranges) return { mistakes: ['is none of AWS ip-ranges.json, Azure service tags, Google cloud.json or goog.json'] };
  if (ranges.length === 0) return { mistakes: ['names no range'] };
  return { ranges: [...ranges].sort((a, b) => tells(a.fact) - tells(b.fact)) };
}

const tells = ({ service, region }: CloudFact): number => (service === undefined ? 0 : 2) + (region === undefined ? 0 : 1);

/** docs.aws.amazon.com/vpc/latest/userguide/aws-ip-syntax.html; AMAZON is all of it and so no service. */
function aws(file: Json): CloudRange[] | undefined {
  const all = [...list(file['prefixes']), ...list(file['ipv6_prefixes'])];
  if (!all.some((p) => 'ip_prefix' in p || 'ipv6_prefix' in p)) return undefined;
  return all.flatMap((p) => {
    const service = text(p['service']);
    return range('AWS', p['ip_prefix'] ?? p['ipv6_prefix'], service === 'AMAZON' ? undefined : service, text(p['region']));
  });
}

/** learn.microsoft.com, "Azure service tags overview". */
function azure(file: Json): CloudRange[] | undefined {
  const tags = list(file['values'])
    .map((tag) => tag['properties'])
    .filter(isObject);
  if (!tags.some((p) => Array.isArray(p['addressPrefixes']))) return undefined;
  return tags.flatMap((p) => {
    const prefixes: readonly unknown[] = Array.isArray(p['addressPrefixes']) ? p['addressPrefixes'] : [];
    return prefixes.flatMap((cidr) => range('Azure', cidr, text(p['systemService']), text(p['region'])));
  });
}

/** support.google.com/a/answer/10026322; goog.json names neither service nor scope. */
function google(file: Json): CloudRange[] | undefined {
  const all = list(file['prefixes']);
  if (!all.some((p) => 'ipv4Prefix' in p || 'ipv6Prefix' in p)) return undefined;
  return all.flatMap((p) => range('Google', p['ipv4Prefix'] ?? p['ipv6Prefix'], text(p['service']), text(p['scope'])));
}

function range(provider: CloudFact['provider'], cidr: unknown, service: string | undefined, region: string | undefined): CloudRange[] {
  if (typeof cidr !== 'string') return [];
  return [{ cidr, fact: { provider, ...(service === undefined ? {} : { service }), ...(region === undefined ? {} : { region }) } }];
}
