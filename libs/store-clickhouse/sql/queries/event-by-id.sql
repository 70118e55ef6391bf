SELECT id, toUnixTimestamp64Milli(at) AS atMs, source, trust, cause[1] AS raw, body
FROM events
WHERE tenant = {tenant:String} AND id = {id:String} AND at >= fromUnixTimestamp64Milli({from:Int64}) AND at < fromUnixTimestamp64Milli({to:Int64})
LIMIT 1
