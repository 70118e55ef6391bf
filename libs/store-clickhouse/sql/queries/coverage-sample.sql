-- The newest records of one source that arrived in [from, to), of those that are small and lie in the row, with their bytes in base64.
SELECT format, base64Encode(bytes) AS base64
FROM raw
WHERE tenant = {tenant:String} AND source = {source:String} AND at >= fromUnixTimestamp64Milli({from:Int64}) AND at < fromUnixTimestamp64Milli({to:Int64})
  AND length(bytes) > 0 AND length(bytes) <= {mostBytes:UInt32}
ORDER BY at DESC, id DESC
LIMIT 1 BY id
LIMIT {limit:UInt32}
