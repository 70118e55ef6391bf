SELECT body
FROM findings
WHERE tenant = {tenant:String} AND id IN ({ids:Array(String)}) AND at >= fromUnixTimestamp64Milli({from:Int64}) AND at < fromUnixTimestamp64Milli({to:Int64})
ORDER BY at, id
LIMIT 1 BY id
LIMIT {limit:UInt32}
