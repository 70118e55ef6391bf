-- lane: heavy
-- Events of records that arrived in [from, to) by source, and by source and class (`perClass`), with how late they came (arrival minus event time) and how long
-- Cordon took (stored, in whole seconds, minus arrival). A row is never stored before it arrived, so days of storing that are over by `from` are not
-- read; the day of tolerance is for clocks of machines.
SELECT
  source, class_uid AS classUid, grouping(class_uid) = 0 AS perClass, count() AS events,
  countIf(seen >= fromUnixTimestamp64Milli({hourFrom:Int64})) AS lastHour, countIf(seen >= fromUnixTimestamp64Milli({dayFrom:Int64})) AS lastDay,
  arrayMap(q -> round(q), quantilesTDigest(0.5, 0.95)(greatest(dateDiff('millisecond', at, seen), 0))) AS lateMs,
  arrayMap(q -> round(q), quantilesTDigest(0.5, 0.95)(greatest(dateDiff('millisecond', seen, toDateTime64(stored, 3)), 0))) AS tookMs
FROM events FINAL
WHERE tenant = {tenant:String} AND seen >= fromUnixTimestamp64Milli({from:Int64}) AND seen < fromUnixTimestamp64Milli({to:Int64})
  AND stored >= toDateTime(greatest(intDiv({from:Int64}, 1000) - 86400, 0), 'UTC')
GROUP BY GROUPING SETS ((source), (source, class_uid))
ORDER BY source, perClass, events DESC, classUid
LIMIT {limit:UInt32}
