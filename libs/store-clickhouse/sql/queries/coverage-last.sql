-- lane: heavy
-- When each of some sources was heard of last in [from, to); those that were not are left out.
SELECT source, toUnixTimestamp64Milli(max(at)) AS newestMs
FROM raw
WHERE tenant = {tenant:String} AND source IN ({sources:Array(String)}) AND at >= fromUnixTimestamp64Milli({from:Int64}) AND at < fromUnixTimestamp64Milli({to:Int64})
GROUP BY source
ORDER BY source
LIMIT {limit:UInt32}
