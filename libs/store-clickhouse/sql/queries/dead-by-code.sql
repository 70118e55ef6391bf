-- Refused records of one stream by code; a place in the stream counts once. By GROUP BY, which goes to disk when it grows.
SELECT code, count() AS records
FROM
(
  SELECT code
  FROM dead
  WHERE tenant = {tenant:String} AND refused_stream = {stream:String} AND seen >= fromUnixTimestamp64Milli({from:Int64}) AND seen < fromUnixTimestamp64Milli({to:Int64})
  GROUP BY code, refused_partition, refused_offset
)
GROUP BY code
ORDER BY code
LIMIT {limit:UInt32}
