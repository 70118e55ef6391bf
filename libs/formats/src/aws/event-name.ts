const CREATE =
  /^(?:Create|Run|Add|Attach|Allocate|Register|Import|Launch|Start|Upload|Request|Issue|Generate|Copy|Restore|Share|Authorize|Invite|Publish)/;
const READ =
  /^(?:Get|List|Describe|Head|Lookup|Search|View|Batch(?:Get|Describe)|Check|Select|Query|Scan|Simulate|Validate|Test|Download|Decrypt|Preview|Estimate)/;
const UPDATE = /^(?:Update|Put|Modify|Set|Change|Enable|Tag|Untag|Associate|Replace|Reset|Rotate|Assume|Switch|Send|Invoke|Reboot|Promote)/;
const DELETE = /^(?:Delete|Remove|Terminate|Detach|Deregister|Disable|Disassociate|Release|Revoke|Stop|Cancel|Reject|Purge|Leave|Close)/;

const known = new Map<string, number>();
const MAX_KNOWN = 4_096;

/** OCSF API activity of an AWS call by its verb: 1 create, 2 read, 3 update, 4 delete, 99 other. `readOnly` of the record wins. */
export function awsActivity(eventName: string, readOnly: unknown): number {
  if (readOnly === true) return 2;
  const cached = known.get(eventName);
  if (cached !== undefined) return cached;
  const activity = CREATE.test(eventName) ? 1 : READ.test(eventName) ? 2 : UPDATE.test(eventName) ? 3 : DELETE.test(eventName) ? 4 : 99;
  if (known.size >= MAX_KNOWN) known.clear();
  known.set(eventName, activity);
  return activity;
}
