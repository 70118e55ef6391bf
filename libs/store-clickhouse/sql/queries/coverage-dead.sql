-- lane: heavy
-- Raw records that arrived in [from, to) and were refused, by source and code; without those that were driven again, which stand in raw once more.
SELECT source, code, uniqExact(id) AS records
FROM dead
WHERE tenant = {tenant:String} AND dead.at >= fromUnixTimestamp64Milli({from:Int64}) AND dead.at < fromUnixTimestamp64Milli({to:Int64}) AND refused_stream = 'raw'
  AND id NOT IN (SELECT letter FROM dead_settled FINAL WHERE tenant = {tenant:String} AND kind = 'dead.redrive')
GROUP BY source, code
ORDER BY source, records DESC, code
LIMIT {limit:UInt32}
