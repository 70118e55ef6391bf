import type { Normalised } from '@cordon/runtime';
import { actorOf, cloudOf, deviceOf, metadataOf, requestOf, sourceOf, statusOf, type Ual } from './base';
import { text, type Json } from '../shared/json';
import { mapped } from '../shared/mapped';
import { restOf, takes } from './rest';
import { who } from './who';

/** Operations on files of SharePoint and OneDrive → File Hosting activity. */
const FILE_ACTIVITY: ReadonlyMap<string, number> = new Map([
  ['FileUploaded', 1],
  ['FileUploadedPartial', 1],
  ['FileDownloaded', 2],
  ['FileSyncDownloadedFull', 2],
  ['FileSyncDownloadedPartial', 2],
  ['FileSyncUploadedFull', 1],
  ['FileModified', 3],
  ['FileModifiedExtended', 3],
  ['FileDeleted', 4],
  ['FileRecycled', 4],
  ['FileDeletedFirstStageRecycleBin', 4],
  ['FileDeletedSecondStageRecycleBin', 4],
  ['FolderCreated', 1],
  ['FolderModified', 3],
  ['FolderDeleted', 4],
  ['FolderRecycled', 4],
  ['FolderDeletedFirstStageRecycleBin', 4],
  ['FolderDeletedSecondStageRecycleBin', 4],
  ['FolderRenamed', 5],
  ['FolderCopied', 6],
  ['FolderMoved', 7],
  ['FolderRestored', 8],
  ['FileRenamed', 5],
  ['FileCopied', 6],
  ['FileMoved', 7],
  ['FileRestored', 8],
  ['FilePreviewed', 9],
  ['FileAccessed', 14],
  ['FileAccessedExtended', 14],
]);

/** Sharing, checking out and in. */
const OTHERS: readonly (readonly [RegExp, number])[] = [
  [
    /^(?:Sharing(?:Set|InvitationCreated|InvitationAccepted)|AddedToSecureLink|AddedToSharingLink|(?:Anonymous|Company|Secure|Sharing)Link(?:Created|Updated|Used))$/,
    12,
  ],
  [
    /^(?:SharingRevoked|SharingInvitationRevoked|RemovedFromSecureLink|RemovedFromSharingLink|(?:Anonymous|Company|Secure|Sharing)Link(?:Removed|Deleted))$/,
    13,
  ],
  [/^FileCheckedOut$/, 10],
  [/^FileCheck(?:edIn|OutDiscarded)$/, 11],
];
const OTHER = 99;

/** undefined for operations that are about no file; what names one of SharePoint's files is. */
export function fileActivity(operation: string, r: Json): number | undefined {
  const known = FILE_ACTIVITY.get(operation);
  if (known !== undefined || text(r['SourceFileName']) === undefined) return known;
  return OTHERS.find(([pattern]) => pattern.test(operation))?.[1] ?? OTHER;
}

/** File operations → File Hosting Activity 6006. */
export function mapFile(u: Ual, activity: number): Normalised {
  const { r, at } = u;
  const { user, principal } = who(r);
  const event: Record<string, unknown> & Normalised['event'] = {
    class_uid: 6006,
    category_uid: 6,
    activity_id: activity,
    type_uid: 600_600 + activity,
    severity_id: 1,
    time: at,
    metadata: metadataOf(u),
    status_id: statusOf(r),
    actor: actorOf(user, r),
    file: fileOf(u),
    src_endpoint: sourceOf(u),
    cloud: cloudOf(r),
    api: { operation: u.operation, service: { name: u.workload } },
  };
  if (activity === OTHER) event['activity_name'] = u.operation;
  const status = text(r['ResultStatus']);
  if (status !== undefined) event['status'] = status;
  const request = requestOf(r);
  if (request) event['http_request'] = request;
  const device = deviceOf(r);
  if (device) event['device'] = device;
  const site = text(r['SiteUrl']);
  if (site !== undefined) event['share'] = site;
  const rest = restOf(u, TAKEN);
  if (rest) event['unmapped'] = rest;
  return mapped(event, at, principal, u.id);
}

const TAKEN = takes(
  'ClientAppId',
  'AppId',
  'ApplicationDisplayName',
  'ClientInfoString',
  'SourceFileName',
  'SourceFileExtension',
  'SourceRelativeUrl',
  'SiteUrl',
  'ListItemUniqueId',
  'FileSizeBytes',
);

function fileOf(u: Ual): Record<string, unknown> {
  const { r } = u;
  const url = text(r['ObjectId']);
  const name = text(r['SourceFileName']) ?? (url === undefined ? undefined : url.slice(url.lastIndexOf('/') + 1)) ?? '';
  const file: Record<string, unknown> = { name: name === '' ? (url ?? 'unknown') : name, type_id: r['ItemType'] === 'Folder' ? 2 : 1 };
  if (url !== undefined) {
    file['path'] = url;
    file['uri'] = url;
  }
  const uid = text(r['ListItemUniqueId']);
  if (uid !== undefined) file['uid'] = uid;
  const ext = text(r['SourceFileExtension']);
  if (ext !== undefined) file['ext'] = ext;
  const folder = text(r['SourceRelativeUrl']);
  if (folder !== undefined) file['parent_folder'] = folder;
  const size = r['FileSizeBytes'];
  if (typeof size === 'number' && Number.isSafeInteger(size) && size >= 0) file['size'] = size;
  return file;
}
