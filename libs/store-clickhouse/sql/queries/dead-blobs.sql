-- lane: heavy
-- Hashes of the blobs that letters of any tenant name and that were not discarded: what a blob store must keep, since equal payloads are one blob.
SELECT DISTINCT JSONExtractString(headers, 'blob') AS sha256
FROM dead
WHERE dead.at >= fromUnixTimestamp64Milli({from:Int64}) AND dead.at < fromUnixTimestamp64Milli({to:Int64}) AND sha256 != '' AND sha256 > {after:String}
  AND (tenant, id) NOT IN (SELECT tenant, letter FROM dead_settled FINAL WHERE kind = 'dead.discard')
ORDER BY sha256
LIMIT {limit:UInt32}
