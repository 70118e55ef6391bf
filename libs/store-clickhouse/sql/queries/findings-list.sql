-- Findings of [from, to), newest first. Keyset: (at, id) after the cursor.
SELECT id, toUnixTimestamp64Milli(at) AS atMs, body
FROM findings
WHERE tenant = {tenant:String} AND at >= fromUnixTimestamp64Milli({from:Int64}) AND at < fromUnixTimestamp64Milli({to:Int64})
  AND ({detector:String} = '' OR detector = {detector:String})
  AND ({domain:String} = '' OR domain = {domain:String})
  AND ({entity:String} = '' OR has(entities, {entity:String}))
  AND (NOT {paged:Bool} OR (at, id) < (fromUnixTimestamp64Milli({afterAt:Int64}), {afterId:String}))
ORDER BY at DESC, id DESC
LIMIT 1 BY id
LIMIT {limit:UInt32}
