-- lane: heavy
-- Events of [from, to) that name an entity, newest first: by principal and the columns of its kind, for other kinds by its key (as JSON writes it) in the body.
SELECT id, toUnixTimestamp64Milli(at) AS atMs, cause[1] AS raw, body
FROM events
WHERE tenant = {tenant:String} AND at >= fromUnixTimestamp64Milli({from:Int64}) AND at < fromUnixTimestamp64Milli({to:Int64})
  AND (principal = concat({kind:String}, '/', {key:String})
    OR ({kind:String} = 'user' AND user = {key:String})
    OR ({kind:String} = 'device' AND device = {key:String})
    OR ({kind:String} = 'ip' AND (src_ip = {key:String} OR dst_ip = {key:String}))
    OR ({kind:String} NOT IN ('user', 'device', 'ip') AND {keyInJson:String} != '' AND positionCaseInsensitiveUTF8(body, {keyInJson:String}) > 0))
  AND (NOT {paged:Bool} OR (at, id) < (fromUnixTimestamp64Milli({afterAt:Int64}), {afterId:String}))
ORDER BY at DESC, id DESC
LIMIT 1 BY id
LIMIT {limit:UInt32}
