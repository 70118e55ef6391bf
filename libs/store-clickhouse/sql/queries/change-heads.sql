-- The newest offset by place (stream/partition): where somebody begins who wants only what comes from now on.
SELECT place, max(offset) AS newest, argMax(storedAt, offset) AS storedAt
FROM
(
  SELECT concat('incident/', toString(log_partition)) AS place, log_offset AS offset, toUnixTimestamp(stored) AS storedAt
  FROM incident_versions
  WHERE tenant = {tenant:String} AND at >= fromUnixTimestamp64Milli({from:Int64}) AND at < fromUnixTimestamp64Milli({to:Int64})
  UNION ALL
  SELECT concat('action/', toString(log_partition)) AS place, log_offset AS offset, toUnixTimestamp(stored) AS storedAt
  FROM decisions
  WHERE tenant = {tenant:String} AND at >= fromUnixTimestamp64Milli({from:Int64}) AND at < fromUnixTimestamp64Milli({to:Int64})
  UNION ALL
  SELECT concat('outcome/', toString(log_partition)) AS place, log_offset AS offset, toUnixTimestamp(stored) AS storedAt
  FROM outcomes
  WHERE tenant = {tenant:String} AND at >= fromUnixTimestamp64Milli({from:Int64}) AND at < fromUnixTimestamp64Milli({to:Int64})
)
GROUP BY place
ORDER BY place
LIMIT {limit:UInt32}
