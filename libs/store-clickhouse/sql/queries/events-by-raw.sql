-- Events made from one raw record.
SELECT id, toUnixTimestamp64Milli(at) AS atMs, source, trust, cause[1] AS raw, body
FROM events
WHERE tenant = {tenant:String} AND has(cause, {raw:String}) AND at >= fromUnixTimestamp64Milli({from:Int64}) AND at < fromUnixTimestamp64Milli({to:Int64})
ORDER BY at, id
LIMIT 1 BY id
LIMIT {limit:UInt32}
