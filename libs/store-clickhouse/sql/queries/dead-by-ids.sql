-- Refused records whole, for a look or a redrive, each with what people did with it. Few at a time: each has up to 512 KiB.
SELECT
  id, toUnixTimestamp64Milli(dead.at) AS atMs, toUnixTimestamp64Milli(seen) AS seenMs, source, trust, cause, refused_stream AS stream, stage, code, reason, place, refused_partition AS partition, refused_offset AS offset,
  file, line, truncated, headers, length(bytes) AS sizeBytes, base64Encode(bytes) AS base64,
  multiIf(settled.kind = 'dead.redrive', 'redriven', settled.kind = 'dead.discard', 'discarded', 'open') AS state, settled.by AS settledBy, if(settled.kind = '', 0, toUnixTimestamp64Milli(settled.at)) AS settledAtMs
FROM dead
LEFT JOIN (SELECT letter, kind, by, at FROM dead_settled FINAL WHERE tenant = {tenant:String} AND letter IN ({ids:Array(String)})) AS settled ON settled.letter = dead.id
WHERE tenant = {tenant:String} AND id IN ({ids:Array(String)}) AND dead.at >= fromUnixTimestamp64Milli({from:Int64}) AND dead.at < fromUnixTimestamp64Milli({to:Int64})
ORDER BY id
LIMIT 1 BY id
LIMIT {limit:UInt32}
