-- Where raw records stood in their files; no bytes.
SELECT id, file, line
FROM raw
WHERE tenant = {tenant:String} AND id IN ({ids:Array(String)}) AND at >= fromUnixTimestamp64Milli({from:Int64}) AND at < fromUnixTimestamp64Milli({to:Int64})
ORDER BY id, log_partition, log_offset
LIMIT 1 BY id
LIMIT {limit:UInt32}
