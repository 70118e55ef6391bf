-- What was refused, newest first, each with what people did with it; no bytes and no headers, which may hold content. Keyset: (at, id) after the cursor.
SELECT
  id, toUnixTimestamp64Milli(dead.at) AS atMs, source, refused_stream AS stream, stage, code, reason, place, refused_partition AS partition, refused_offset AS offset, file, line, length(bytes) AS sizeBytes, truncated,
  multiIf(settled.kind = 'dead.redrive', 'redriven', settled.kind = 'dead.discard', 'discarded', 'open') AS state, settled.by AS settledBy, if(settled.kind = '', 0, toUnixTimestamp64Milli(settled.at)) AS settledAtMs
FROM dead
LEFT JOIN (SELECT letter, kind, by, at FROM dead_settled FINAL WHERE tenant = {tenant:String}) AS settled ON settled.letter = dead.id
WHERE tenant = {tenant:String} AND dead.at >= fromUnixTimestamp64Milli({from:Int64}) AND dead.at < fromUnixTimestamp64Milli({to:Int64})
  AND ({code:String} = '' OR code = {code:String})
  AND ({stream:String} = '' OR refused_stream = {stream:String})
  AND ({source:String} = '' OR source = {source:String})
  AND ({stage:String} = '' OR stage = {stage:String})
  AND ({state:String} = '' OR state = {state:String})
  AND (NOT {paged:Bool} OR (dead.at, id) < (fromUnixTimestamp64Milli({afterAt:Int64}), {afterId:String}))
ORDER BY dead.at DESC, id DESC
LIMIT 1 BY id
LIMIT {limit:UInt32}
