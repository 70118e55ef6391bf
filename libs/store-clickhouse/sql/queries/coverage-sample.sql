-- lane: heavy
-- The newest records of one source that arrived in [from, to), of those that are small and lie in the row, with their bytes in base64. A repeat is not
-- left out here: LIMIT 1 BY would read and sort all records of the source, where this ends with the newest.
SELECT id, format, base64Encode(bytes) AS base64
FROM raw
WHERE tenant = {tenant:String} AND source = {source:String} AND at >= fromUnixTimestamp64Milli({from:Int64}) AND at < fromUnixTimestamp64Milli({to:Int64})
  AND length(bytes) > 0 AND length(bytes) <= {mostBytes:UInt32}
ORDER BY at DESC, id DESC
LIMIT {limit:UInt32}
