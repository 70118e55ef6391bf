-- The newest edge of each action decided in [from, to), newest decision first. Keyset: (decided_at, action) after the cursor.
SELECT action AS id, state, edge, toUnixTimestamp64Milli(at) AS atMs, until, decided_at AS decidedAt, action_body AS actionBody, body
FROM actions FINAL
WHERE tenant = {tenant:String} AND decided_at >= {from:Int64} AND decided_at < {to:Int64}
  AND ({incident:String} = '' OR incident = {incident:String})
  AND (empty({states:Array(String)}) OR has({states:Array(String)}, state))
  AND ({id:String} = '' OR action = {id:String})
  AND (NOT {paged:Bool} OR (decided_at, action) < ({afterDecidedAt:Int64}, {afterId:String}))
ORDER BY decided_at DESC, action DESC
LIMIT {limit:UInt32}
