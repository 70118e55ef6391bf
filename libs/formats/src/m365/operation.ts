const CREATE = ['New-', 'Add', 'Create', 'Install-', 'Consent', 'Send', 'Upload', 'Enable'];
const READ = ['Get-', 'Search', 'MailItemsAccessed', 'View', 'Page', 'List', 'Test-', 'Export'];
const UPDATE = ['Set', 'Update', 'Modify', 'Reset', 'Change', 'Move', 'Rename', 'Restore'];
const DELETE = ['Remove', 'Delete', 'SoftDelete', 'HardDelete', 'Disable', 'Uninstall', 'Revoke'];
const PREFIXES: readonly (readonly [number, readonly string[]])[] = [
  [1, CREATE],
  [2, READ],
  [3, UPDATE],
  [4, DELETE],
];

const known = new Map<string, number>();
const MAX_KNOWN = 2_048;

/** OCSF API activity by the verb of an operation: 1 create, 2 read, 3 update, 4 delete, 99 other. */
export function apiActivity(operation: string): number {
  const cached = known.get(operation);
  if (cached !== undefined) return cached;
  let activity = 99;
  for (const [id, prefixes] of PREFIXES) if (prefixes.some((p) => operation.startsWith(p))) activity = activity === 99 ? id : activity;
  if (activity === 99 && operation.endsWith('Created')) activity = 1;
  if (activity === 99 && operation.endsWith('Accessed')) activity = 2;
  if (activity === 99 && /(?:Updated|Modified|Changed)$/.test(operation)) activity = 3;
  if (activity === 99 && /(?:Removed|Deleted)$/.test(operation)) activity = 4;
  if (known.size >= MAX_KNOWN) known.clear();
  known.set(operation, activity);
  return activity;
}
