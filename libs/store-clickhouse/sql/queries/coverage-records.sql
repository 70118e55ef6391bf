-- lane: heavy
-- Raw records that arrived in [from, to) by source: a record that was driven again is one more. Of a raw record `at` is its arrival.
SELECT
  source, max(trust) AS trust, count() AS records,
  countIf(at >= fromUnixTimestamp64Milli({hourFrom:Int64})) AS lastHour, countIf(at >= fromUnixTimestamp64Milli({dayFrom:Int64})) AS lastDay,
  toUnixTimestamp64Milli(max(at)) AS newestMs
FROM raw FINAL
WHERE tenant = {tenant:String} AND at >= fromUnixTimestamp64Milli({from:Int64}) AND at < fromUnixTimestamp64Milli({to:Int64})
GROUP BY source
ORDER BY source
LIMIT {limit:UInt32}
