-- lane: heavy
-- Hashes of the blobs that letters name and that were not discarded: what a blob store must keep.
SELECT DISTINCT JSONExtractString(headers, 'blob') AS sha256
FROM dead
WHERE tenant = {tenant:String} AND dead.at >= fromUnixTimestamp64Milli({from:Int64}) AND dead.at < fromUnixTimestamp64Milli({to:Int64}) AND sha256 != '' AND sha256 > {after:String}
  AND id NOT IN (SELECT letter FROM dead_settled FINAL WHERE tenant = {tenant:String} AND kind = 'dead.discard')
ORDER BY sha256
LIMIT {limit:UInt32}
