-- lane: heavy
-- Refused records of one stream by code; a place in the stream counts once. One slice of `slices` by the hash of the place, as in `archived-counts`.
SELECT code, uniqExact(refused_partition, refused_offset) AS records
FROM dead
WHERE tenant = {tenant:String} AND refused_stream = {stream:String} AND seen >= fromUnixTimestamp64Milli({from:Int64}) AND seen < fromUnixTimestamp64Milli({to:Int64})
  AND cityHash64(refused_partition, refused_offset) % {slices:UInt32} = {slice:UInt32}
GROUP BY code
ORDER BY code
LIMIT {limit:UInt32}
