-- Versions of incidents, decisions and edges of actions after a cursor, each stream in the order of the log. The cursor names the last offset by place
-- (stream/partition); a place that it does not name is read from its start. `stored` only spares old days. No FINAL: the archive drops what is published
-- again, and a batch that was inserted twice has the same offsets.
SELECT place, offset, storedAt, body
FROM
(
  (
    SELECT
      1 AS rank, concat('incident/', toString(log_partition)) AS place, log_offset AS offset, toUnixTimestamp(stored) AS storedAt,
      toJSONString(CAST(
        (incident, version, status, verdict, title, probability, bits, priority, opened_at, first_at, last_at, domains, techniques, length(findings), JSONExtractString(body, 'change')),
        'Tuple(id String, version UInt64, status String, verdict String, title String, probability Float64, bits Float64, priority Float64, openedAt Int64, firstAt Int64, lastAt Int64, domains Array(String), techniques Array(String), findings UInt32, change String)'
      )) AS body
    FROM incident_versions
    WHERE tenant = {tenant:String} AND at >= fromUnixTimestamp64Milli({from:Int64}) AND at < fromUnixTimestamp64Milli({to:Int64})
      AND stored >= toDateTime({incidentsStored:UInt32}, 'UTC')
      AND toInt64(log_offset) > toInt64(transform(concat('incident/', toString(log_partition)), {places:Array(String)}, {offsets:Array(String)}, '-1'))
    ORDER BY log_partition, log_offset
    LIMIT 1 BY log_partition, log_offset
    LIMIT {limit:UInt32}
  )
  UNION ALL
  (
    SELECT 2 AS rank, concat('action/', toString(log_partition)) AS place, log_offset AS offset, toUnixTimestamp(stored) AS storedAt, body
    FROM decisions
    WHERE tenant = {tenant:String} AND at >= fromUnixTimestamp64Milli({from:Int64}) AND at < fromUnixTimestamp64Milli({to:Int64})
      AND stored >= toDateTime({actionsStored:UInt32}, 'UTC')
      AND toInt64(log_offset) > toInt64(transform(concat('action/', toString(log_partition)), {places:Array(String)}, {offsets:Array(String)}, '-1'))
    ORDER BY log_partition, log_offset
    LIMIT 1 BY log_partition, log_offset
    LIMIT {limit:UInt32}
  )
  UNION ALL
  (
    SELECT 3 AS rank, concat('outcome/', toString(log_partition)) AS place, log_offset AS offset, toUnixTimestamp(stored) AS storedAt, body
    FROM outcomes
    WHERE tenant = {tenant:String} AND at >= fromUnixTimestamp64Milli({from:Int64}) AND at < fromUnixTimestamp64Milli({to:Int64})
      AND stored >= toDateTime({outcomesStored:UInt32}, 'UTC')
      AND toInt64(log_offset) > toInt64(transform(concat('outcome/', toString(log_partition)), {places:Array(String)}, {offsets:Array(String)}, '-1'))
    ORDER BY log_partition, log_offset
    LIMIT 1 BY log_partition, log_offset
    LIMIT {limit:UInt32}
  )
)
ORDER BY rank, place, offset
LIMIT {limit:UInt32}
