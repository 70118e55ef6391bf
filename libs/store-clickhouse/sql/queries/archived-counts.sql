-- lane: heavy
-- What is kept of records that arrived in [from, to), exactly, whatever was delivered twice. A raw record is known by its id and its place in the log;
-- `duplicate` are further places of an id that was there before, `dead` are places that a stage refused, `archived` is the rest. So
-- in = archived + duplicate + dead holds by what stands in the tables: a record that was driven again stands at a place more, which ends in one of the three like any other; compare `in` with the intake's own count to see whether something was lost.
-- One slice of `slices`, by the hash of what is counted: nothing is in two slices, so that the counts of all add up exactly, and the sets
-- that are held in memory are those of one slice.
WITH
  refused AS
  (
    SELECT refused_partition AS part, refused_offset AS off
    FROM dead
    WHERE tenant = {tenant:String} AND seen >= fromUnixTimestamp64Milli({from:Int64}) AND seen < fromUnixTimestamp64Milli({to:Int64}) AND refused_stream = 'raw'
      AND (refused_partition, refused_offset) IN (SELECT log_partition, log_offset FROM raw WHERE tenant = {tenant:String} AND seen >= fromUnixTimestamp64Milli({from:Int64}) AND seen < fromUnixTimestamp64Milli({to:Int64}) AND cityHash64(id) % {slices:UInt32} = {slice:UInt32})
  ),
  places AS
  (
    SELECT id, log_partition AS part, log_offset AS off
    FROM raw
    WHERE tenant = {tenant:String} AND seen >= fromUnixTimestamp64Milli({from:Int64}) AND seen < fromUnixTimestamp64Milli({to:Int64}) AND cityHash64(id) % {slices:UInt32} = {slice:UInt32}
    GROUP BY id, part, off
  ),
  records AS
  (
    SELECT sum(place) AS stands, sum(no) AS dead_stands, max(event) AS evented
    FROM
    (
      SELECT id, 1 AS place, (part, off) IN (SELECT part, off FROM refused) AS no, 0 AS event FROM places
      UNION ALL
      SELECT cause[1] AS id, 0 AS place, 0 AS no, 1 AS event FROM events WHERE tenant = {tenant:String} AND seen >= fromUnixTimestamp64Milli({from:Int64}) AND seen < fromUnixTimestamp64Milli({to:Int64}) AND cityHash64(cause[1]) % {slices:UInt32} = {slice:UInt32}
    )
    GROUP BY id
  ),
  (SELECT (sum(stands), sum(dead_stands), countIf(stands > dead_stands), countIf(evented = 1 AND (dead_stands = 0 OR stands > dead_stands))) FROM records) AS sums
SELECT
  sums.1 AS rawIn,
  sums.3 AS rawArchived,
  toInt64(sums.1) - sums.2 - sums.3 AS rawDuplicate,
  sums.2 AS rawDead,
  sums.4 AS rawWithEvents,
  (SELECT uniqExact(id) FROM events WHERE tenant = {tenant:String} AND seen >= fromUnixTimestamp64Milli({from:Int64}) AND seen < fromUnixTimestamp64Milli({to:Int64}) AND cityHash64(id) % {slices:UInt32} = {slice:UInt32}) AS eventCount,
  (SELECT uniqExact(id) FROM bindings WHERE tenant = {tenant:String} AND seen >= fromUnixTimestamp64Milli({from:Int64}) AND seen < fromUnixTimestamp64Milli({to:Int64}) AND cityHash64(id) % {slices:UInt32} = {slice:UInt32}) AS bindingCount,
  (SELECT uniqExact(id) FROM findings WHERE tenant = {tenant:String} AND seen >= fromUnixTimestamp64Milli({from:Int64}) AND seen < fromUnixTimestamp64Milli({to:Int64}) AND cityHash64(id) % {slices:UInt32} = {slice:UInt32}) AS findingCount,
  (SELECT uniqExact(incident) FROM incident_versions WHERE tenant = {tenant:String} AND seen >= fromUnixTimestamp64Milli({from:Int64}) AND seen < fromUnixTimestamp64Milli({to:Int64}) AND cityHash64(incident) % {slices:UInt32} = {slice:UInt32}) AS incidentCount,
  (SELECT uniqExact(incident, version) FROM incident_versions WHERE tenant = {tenant:String} AND seen >= fromUnixTimestamp64Milli({from:Int64}) AND seen < fromUnixTimestamp64Milli({to:Int64}) AND cityHash64(incident) % {slices:UInt32} = {slice:UInt32}) AS versionCount,
  (SELECT uniqExact(action) FROM decisions WHERE tenant = {tenant:String} AND seen >= fromUnixTimestamp64Milli({from:Int64}) AND seen < fromUnixTimestamp64Milli({to:Int64}) AND cityHash64(action) % {slices:UInt32} = {slice:UInt32}) AS actionCount,
  (SELECT uniqExact(action, edge) FROM outcomes WHERE tenant = {tenant:String} AND seen >= fromUnixTimestamp64Milli({from:Int64}) AND seen < fromUnixTimestamp64Milli({to:Int64}) AND cityHash64(action) % {slices:UInt32} = {slice:UInt32}) AS outcomeCount,
  (SELECT uniqExact(id) FROM commands WHERE tenant = {tenant:String} AND seen >= fromUnixTimestamp64Milli({from:Int64}) AND seen < fromUnixTimestamp64Milli({to:Int64}) AND cityHash64(id) % {slices:UInt32} = {slice:UInt32}) AS commandCount,
  (SELECT uniqExact(id) FROM dead WHERE tenant = {tenant:String} AND seen >= fromUnixTimestamp64Milli({from:Int64}) AND seen < fromUnixTimestamp64Milli({to:Int64}) AND cityHash64(id) % {slices:UInt32} = {slice:UInt32}) AS deadCount
LIMIT 1
