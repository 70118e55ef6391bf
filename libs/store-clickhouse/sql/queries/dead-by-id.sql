-- One refused record whole, for a look or a redrive.
SELECT
  id, toUnixTimestamp64Milli(at) AS atMs, toUnixTimestamp64Milli(seen) AS seenMs, source, trust, cause, refused_stream AS stream, stage, code, reason, place, refused_partition AS partition, refused_offset AS offset,
  file, line, truncated, headers, length(bytes) AS sizeBytes, base64Encode(bytes) AS base64
FROM dead
WHERE tenant = {tenant:String} AND id = {id:String} AND at >= fromUnixTimestamp64Milli({from:Int64}) AND at < fromUnixTimestamp64Milli({to:Int64})
LIMIT 1
