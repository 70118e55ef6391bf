-- lane: heavy
-- Findings of [from, to), oldest first, with the incident that holds each ('' = none). A merged incident has handed its findings on.
-- Keyset: (at, id) after the cursor.
SELECT f.id AS finding, f.detector AS detector, toUnixTimestamp64Milli(f.at) AS atMs, f.raws AS raws, i.incident AS incident
FROM
(
  SELECT id, detector, at, raws
  FROM findings
  WHERE tenant = {tenant:String} AND at >= fromUnixTimestamp64Milli({from:Int64}) AND at < fromUnixTimestamp64Milli({to:Int64})
    AND (NOT {paged:Bool} OR (at, id) > (fromUnixTimestamp64Milli({afterAt:Int64}), {afterId:String}))
  ORDER BY at, id
  LIMIT 1 BY id
  LIMIT {limit:UInt32}
) AS f
LEFT JOIN
(
  SELECT finding, argMax(incident, (opened_at, incident)) AS incident
  FROM
  (
    SELECT incident, opened_at, arrayJoin(findings) AS finding
    FROM incidents FINAL
    WHERE tenant = {tenant:String} AND status NOT IN ('candidate', 'merged')
  )
  GROUP BY finding
) AS i ON i.finding = f.id
ORDER BY f.at, f.id
LIMIT {limit:UInt32}
