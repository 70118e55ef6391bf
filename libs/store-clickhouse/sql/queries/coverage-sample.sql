-- lane: heavy
-- The newest records of one source that arrived in [from, to), without those that are large or lie in the blob store, with their bytes in base64. First
-- which, by small columns, then their bytes, which are most of the table: PREWHERE keeps both from reading more.
SELECT format, base64Encode(bytes) AS base64
FROM raw
PREWHERE source = {source:String} AND (at, id) IN
(
  SELECT at, id
  FROM raw
  PREWHERE source = {source:String}
  WHERE tenant = {tenant:String} AND at >= fromUnixTimestamp64Milli({from:Int64}) AND at < fromUnixTimestamp64Milli({to:Int64})
  ORDER BY at DESC, id DESC
  LIMIT {limit:UInt32}
)
WHERE tenant = {tenant:String} AND at >= fromUnixTimestamp64Milli({from:Int64}) AND at < fromUnixTimestamp64Milli({to:Int64})
  AND length(bytes) > 0 AND length(bytes) <= {mostBytes:UInt32}
ORDER BY at DESC, id DESC
LIMIT 1 BY id
LIMIT {limit:UInt32}
