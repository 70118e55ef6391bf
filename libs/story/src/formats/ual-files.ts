import type { Random } from '../random';
import type { Draft } from '../records';
import type { Person, World } from '../world/world';
import { APPS, RECORD_TYPE, audit } from './ual';

export interface FileAct {
  readonly at: number;
  readonly operation: 'FileAccessed' | 'FileDownloaded' | 'FileModified' | 'FileUploaded';
  readonly person: Person;
  readonly ip: string;
  readonly userAgent: string;
  /** Own drive, or the site of a department. */
  readonly site: string | undefined;
  readonly file: string;
}

const folderOf = (tenant: string, act: FileAct): { root: string; path: string } => {
  if (act.site !== undefined) return { root: `https://${tenant}.sharepoint.example/sites/${act.site.toLowerCase()}/`, path: 'Shared Documents' };
  return { root: `https://${tenant}-my.sharepoint.example/personal/${act.person.mail.replace(/[@.-]/g, '_')}/`, path: 'Documents' };
};

export const fileAct = (world: World, random: Random, act: FileAct): Draft => {
  const { root, path } = folderOf(world.company.tenantName.split('.')[0] ?? '', act);
  const ids = { CorrelationId: random.guid(), ListId: random.guid(), ListItemUniqueId: random.guid(), Site: random.guid(), WebId: random.guid() };
  const head = {
    at: act.at,
    operation: act.operation,
    recordType: RECORD_TYPE.sharePointFile,
    workload: act.site === undefined ? ('OneDrive' as const) : ('SharePoint' as const),
  };
  return audit(
    world,
    random,
    { ...head, person: act.person, userKey: `i:0h.f|membership|${act.person.puid.toLowerCase()}@live.com`, ip: act.ip },
    () => ({
      ObjectId: `${root}${path}/${act.file}`,
      ApplicationId: APPS.officeWeb,
      ...ids,
      EventSource: 'SharePoint',
      ItemType: 'File',
      UserAgent: act.userAgent,
      HighPriorityMediaProcessing: false,
      SourceFileExtension: act.file.slice(act.file.lastIndexOf('.') + 1),
      SiteUrl: root,
      SourceFileName: act.file,
      SourceRelativeUrl: path,
    }),
  );
};
