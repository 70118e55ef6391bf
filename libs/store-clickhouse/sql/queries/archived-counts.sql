-- lane: heavy
-- What is kept of records that arrived in [from, to), exactly, whatever was delivered twice. A raw record is known by its id and its place in the log;
-- `duplicate` are further places of an id that was there before, `dead` are places that a stage refused, `archived` is the rest. So
-- in = archived + duplicate + dead holds by what stands in the tables; compare `in` with the intake's own count to see whether something was lost.
WITH
  places AS
  (
    SELECT DISTINCT id, log_partition AS part, log_offset AS off
    FROM raw
    WHERE tenant = {tenant:String} AND seen >= fromUnixTimestamp64Milli({from:Int64}) AND seen < fromUnixTimestamp64Milli({to:Int64})
  ),
  refused AS
  (
    SELECT DISTINCT refused_partition AS part, refused_offset AS off
    FROM dead
    WHERE tenant = {tenant:String} AND refused_stream = 'raw' AND seen >= fromUnixTimestamp64Milli({from:Int64}) AND seen < fromUnixTimestamp64Milli({to:Int64})
  ),
  (SELECT count() FROM places) AS all_places,
  (SELECT count() FROM places WHERE (part, off) IN (SELECT part, off FROM refused)) AS dead_places,
  (SELECT uniqExact(id) FROM places WHERE (part, off) NOT IN (SELECT part, off FROM refused)) AS kept_ids
SELECT
  all_places AS rawIn,
  kept_ids AS rawArchived,
  all_places - dead_places - kept_ids AS rawDuplicate,
  dead_places AS rawDead,
  (SELECT uniqExact(cause[1]) FROM events WHERE tenant = {tenant:String} AND seen >= fromUnixTimestamp64Milli({from:Int64}) AND seen < fromUnixTimestamp64Milli({to:Int64})
    AND cause[1] NOT IN (SELECT id FROM places WHERE (part, off) IN (SELECT part, off FROM refused))) AS rawWithEvents,
  (SELECT uniqExact(id) FROM events WHERE tenant = {tenant:String} AND seen >= fromUnixTimestamp64Milli({from:Int64}) AND seen < fromUnixTimestamp64Milli({to:Int64})) AS eventCount,
  (SELECT uniqExact(id) FROM bindings WHERE tenant = {tenant:String} AND seen >= fromUnixTimestamp64Milli({from:Int64}) AND seen < fromUnixTimestamp64Milli({to:Int64})) AS bindingCount,
  (SELECT uniqExact(id) FROM findings WHERE tenant = {tenant:String} AND seen >= fromUnixTimestamp64Milli({from:Int64}) AND seen < fromUnixTimestamp64Milli({to:Int64})) AS findingCount,
  (SELECT uniqExact(incident) FROM incident_versions WHERE tenant = {tenant:String} AND seen >= fromUnixTimestamp64Milli({from:Int64}) AND seen < fromUnixTimestamp64Milli({to:Int64})) AS incidentCount,
  (SELECT uniqExact(incident, version) FROM incident_versions WHERE tenant = {tenant:String} AND seen >= fromUnixTimestamp64Milli({from:Int64}) AND seen < fromUnixTimestamp64Milli({to:Int64})) AS versionCount,
  (SELECT uniqExact(action) FROM decisions WHERE tenant = {tenant:String} AND seen >= fromUnixTimestamp64Milli({from:Int64}) AND seen < fromUnixTimestamp64Milli({to:Int64})) AS actionCount,
  (SELECT uniqExact(action, edge) FROM outcomes WHERE tenant = {tenant:String} AND seen >= fromUnixTimestamp64Milli({from:Int64}) AND seen < fromUnixTimestamp64Milli({to:Int64})) AS outcomeCount,
  (SELECT uniqExact(id) FROM commands WHERE tenant = {tenant:String} AND seen >= fromUnixTimestamp64Milli({from:Int64}) AND seen < fromUnixTimestamp64Milli({to:Int64})) AS commandCount,
  (SELECT uniqExact(id) FROM dead WHERE tenant = {tenant:String} AND seen >= fromUnixTimestamp64Milli({from:Int64}) AND seen < fromUnixTimestamp64Milli({to:Int64})) AS deadCount
LIMIT 1
