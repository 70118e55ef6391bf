-- lane: heavy
-- Letters by source, stage and code, most that are still open first: exact, a letter counts once however often it was delivered.
SELECT
  source, stage, code,
  uniqExactIf(id, settled.kind = '') AS open, uniqExactIf(id, settled.kind = 'dead.redrive') AS redriven, uniqExactIf(id, settled.kind = 'dead.discard') AS discarded,
  toUnixTimestamp64Milli(max(dead.at)) AS newestAtMs
FROM dead
LEFT JOIN (SELECT letter, kind FROM dead_settled FINAL WHERE tenant = {tenant:String}) AS settled ON settled.letter = dead.id
WHERE tenant = {tenant:String} AND dead.at >= fromUnixTimestamp64Milli({from:Int64}) AND dead.at < fromUnixTimestamp64Milli({to:Int64})
GROUP BY source, stage, code
ORDER BY open DESC, source, stage, code
LIMIT {limit:UInt32}
