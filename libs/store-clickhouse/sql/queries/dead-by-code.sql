-- Refused records of one stream by code; a place in the stream counts once.
SELECT code, uniqExact(refused_partition, refused_offset) AS records
FROM dead
WHERE tenant = {tenant:String} AND refused_stream = {stream:String} AND seen >= fromUnixTimestamp64Milli({from:Int64}) AND seen < fromUnixTimestamp64Milli({to:Int64})
GROUP BY code
ORDER BY code
LIMIT {limit:UInt32}
