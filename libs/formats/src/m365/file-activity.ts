import type { Normalised } from '@cordon/runtime';
import { appOf, cloudOf, metadataOf, sourceOf, userAgent, type Ual } from './base';
import { text } from '../shared/json';
import { mapped } from '../shared/mapped';
import { who } from './who';

/** Operations on files of SharePoint and OneDrive → File Hosting activity; others of the kind stay API activity. */
export const FILE_ACTIVITY: ReadonlyMap<string, number> = new Map([
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
  ['FileRenamed', 5],
  ['FileCopied', 6],
  ['FileMoved', 7],
  ['FileRestored', 8],
  ['FilePreviewed', 9],
  ['FileAccessed', 14],
  ['FileAccessedExtended', 14],
]);

/** File operations → File Hosting Activity 6006. */
export function mapFile(u: Ual, activity: number): Normalised {
  const { r, at } = u;
  const { user, principal } = who(r);
  const app = appOf(r);
  const event: Record<string, unknown> & Normalised['event'] = {
    class_uid: 6006,
    category_uid: 6,
    activity_id: activity,
    type_uid: 600_600 + activity,
    severity_id: 1,
    time: at,
    metadata: metadataOf(u),
    actor: app === undefined ? { user } : { user, app_uid: app },
    file: fileOf(u),
    src_endpoint: sourceOf(u),
    cloud: cloudOf(r),
    api: { operation: u.operation, service: { name: u.workload } },
  };
  const agent = userAgent(r);
  if (agent !== undefined) event['http_request'] = { user_agent: agent };
  const site = text(r['SiteUrl']);
  if (site !== undefined) event['share'] = site;
  return mapped(event, at, principal, u.id);
}

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
