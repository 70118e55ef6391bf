-- What was refused, newest first; no bytes and no headers, which may hold content. Keyset: (at, id) after the cursor.
SELECT id, toUnixTimestamp64Milli(at) AS atMs, source, refused_stream AS stream, stage, code, reason, place, refused_partition AS partition, refused_offset AS offset, file, line, length(bytes) AS sizeBytes
FROM dead
WHERE tenant = {tenant:String} AND at >= fromUnixTimestamp64Milli({from:Int64}) AND at < fromUnixTimestamp64Milli({to:Int64})
  AND ({code:String} = '' OR code = {code:String})
  AND ({stream:String} = '' OR refused_stream = {stream:String})
  AND (NOT {paged:Bool} OR (at, id) < (fromUnixTimestamp64Milli({afterAt:Int64}), {afterId:String}))
ORDER BY at DESC, id DESC
LIMIT 1 BY id
LIMIT {limit:UInt32}
