import type { FormatContext, Normalised } from '@cordon/runtime';
import type { Result } from '@cordon/wire';
import { compile } from '../form/compile';
import { isObject, parseJson, settle, text, type Json } from '../shared/json';
import { ALERT, INVESTIGATION } from './alerts';
import { DLP_MATCH } from './dlp';
import { userType } from './who';
import { FILE_THREAT, MAIL_THREAT, SUBMISSION, URL_CLICK } from './threats';

/** Records of Microsoft's own detections: rare, so they are mapped as data. */
const MAPPINGS = {
  alert: compile('m365.ual', ALERT),
  investigation: compile('m365.ual', INVESTIGATION),
  mail: compile('m365.ual', MAIL_THREAT),
  url: compile('m365.ual', URL_CLICK),
  file: compile('m365.ual', FILE_THREAT),
  submission: compile('m365.ual', SUBMISSION),
  dlp: compile('m365.ual', DLP_MATCH),
} as const;
type Kind = keyof typeof MAPPINGS;

const KINDS: ReadonlyMap<string, Kind> = new Map([
  ['AlertTriggered', 'alert'],
  ['AlertEntityGenerated', 'alert'],
  ['AlertUpdated', 'alert'],
  ['AirInvestigationData', 'investigation'],
  ['AirManualInvestigation', 'investigation'],
  ['AirAdminActionInvestigation', 'investigation'],
  ['TIMailData', 'mail'],
  ['TIUrlClickData', 'url'],
  ['AtpDetection', 'file'],
  ['UserSubmission', 'submission'],
  ['AdminSubmission', 'submission'],
  ['AdminSubmissionSubmitted', 'submission'],
  ['UserSubmissionTriage', 'submission'],
  ['DlpRuleMatch', 'dlp'],
  ['DlpRuleUndo', 'dlp'],
  ['DlpInfo', 'dlp'],
]);

/** undefined for all that is not a detection. Alerts of Defender for Cloud Apps have the kind of alert for an operation. */
export const securityKind = (operation: string): Kind | undefined =>
  KINDS.get(operation) ?? (operation.startsWith('MCAS_ALERT_') ? 'alert' : undefined);

export const mapSecurity = (kind: Kind, r: Json, context: FormatContext): Result<Normalised> => MAPPINGS[kind](opened(r), {}, context);

/** Members that hold JSON as text. */
const TEXTS = ['Data', 'Actions'] as const;

/** The record with its JSON texts opened, and under `person` who an alert is about. */
function opened(r: Json): Json {
  const record: Record<string, unknown> = { ...r };
  for (const name of TEXTS) {
    const value = r[name];
    if (typeof value === 'string') record[name] = json(value);
    else if (Array.isArray(value)) record[name] = value.map((item: unknown) => (typeof item === 'string' ? json(item) : item));
  }
  const person = personOf(record);
  if (person) record['person'] = person;
  return record;
}

function json(value: string): unknown {
  const parsed = parseJson(value);
  return parsed.kind === 'ok' && typeof parsed.value === 'object' && parsed.value !== null && settle(parsed.value) ? parsed.value : value;
}

/** Alerts are written by this account, in the name of nobody. */
const WRITER = 'SecurityComplianceAlerts';

/** The user an alert is about (`f3u`, `suid`, or the entity of kind User), else who the record names. */
function personOf(r: Json): Json | undefined {
  const data = isObject(r['Data']) ? r['Data'] : {};
  const entity = r['EntityType'] === 'User' ? text(r['AlertEntityId']) : undefined;
  const about = text(data['f3u']) ?? text(data['suid']) ?? (data['etype'] === 'User' ? text(data['eid']) : undefined) ?? entity;
  const own = text(r['UserId']);
  if (about === undefined && (own === undefined || own === WRITER)) return undefined;
  const name = about ?? own ?? '';
  const at = name.lastIndexOf('@');
  const uid = about === undefined ? text(r['UserKey']) : undefined;
  const [typeId, type] = about === undefined ? userType(r['UserType']) : [1, 'User'];
  return {
    type,
    typeId,
    name: at > 0 ? name.slice(0, at) : name,
    ...(at > 0 ? { domain: name.slice(at + 1), mail: name } : {}),
    ...(uid === undefined ? {} : { uid }),
  };
}
