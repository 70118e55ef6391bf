-- lane: heavy
-- Rows of the largest table of those that `archived-counts` counts, repeats among them: how many slices it needs.
SELECT max(n) AS most
FROM
(
  SELECT count() AS n FROM raw WHERE tenant = {tenant:String} AND seen >= fromUnixTimestamp64Milli({from:Int64}) AND seen < fromUnixTimestamp64Milli({to:Int64})
  UNION ALL
  SELECT count() AS n FROM events WHERE tenant = {tenant:String} AND seen >= fromUnixTimestamp64Milli({from:Int64}) AND seen < fromUnixTimestamp64Milli({to:Int64})
  UNION ALL
  SELECT count() AS n FROM bindings WHERE tenant = {tenant:String} AND seen >= fromUnixTimestamp64Milli({from:Int64}) AND seen < fromUnixTimestamp64Milli({to:Int64})
  UNION ALL
  SELECT count() AS n FROM findings WHERE tenant = {tenant:String} AND seen >= fromUnixTimestamp64Milli({from:Int64}) AND seen < fromUnixTimestamp64Milli({to:Int64})
  UNION ALL
  SELECT count() AS n FROM incident_versions WHERE tenant = {tenant:String} AND seen >= fromUnixTimestamp64Milli({from:Int64}) AND seen < fromUnixTimestamp64Milli({to:Int64})
  UNION ALL
  SELECT count() AS n FROM decisions WHERE tenant = {tenant:String} AND seen >= fromUnixTimestamp64Milli({from:Int64}) AND seen < fromUnixTimestamp64Milli({to:Int64})
  UNION ALL
  SELECT count() AS n FROM outcomes WHERE tenant = {tenant:String} AND seen >= fromUnixTimestamp64Milli({from:Int64}) AND seen < fromUnixTimestamp64Milli({to:Int64})
  UNION ALL
  SELECT count() AS n FROM commands WHERE tenant = {tenant:String} AND seen >= fromUnixTimestamp64Milli({from:Int64}) AND seen < fromUnixTimestamp64Milli({to:Int64})
  UNION ALL
  SELECT count() AS n FROM dead WHERE tenant = {tenant:String} AND seen >= fromUnixTimestamp64Milli({from:Int64}) AND seen < fromUnixTimestamp64Milli({to:Int64})
)
LIMIT 1
