-- The journal of one action, in order, after edge `afterEdge`.
SELECT body
FROM outcomes FINAL
WHERE tenant = {tenant:String} AND action = {id:String} AND edge > {afterEdge:UInt64} AND at >= fromUnixTimestamp64Milli({from:Int64}) AND at < fromUnixTimestamp64Milli({to:Int64})
ORDER BY edge
LIMIT {limit:UInt32}
