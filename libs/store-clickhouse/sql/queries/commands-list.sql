-- Commands of [from, to), newest first. Keyset: (at, id) after the cursor.
SELECT id, toUnixTimestamp64Milli(at) AS atMs, body
FROM commands
WHERE tenant = {tenant:String} AND at >= fromUnixTimestamp64Milli({from:Int64}) AND at < fromUnixTimestamp64Milli({to:Int64})
  AND (NOT {paged:Bool} OR (at, id) < (fromUnixTimestamp64Milli({afterAt:Int64}), {afterId:String}))
ORDER BY at DESC, id DESC
LIMIT 1 BY id
LIMIT {limit:UInt32}
