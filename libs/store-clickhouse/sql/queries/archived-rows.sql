-- lane: heavy
-- Rows of the largest table of those that `archived-counts` counts, repeats among them: how many slices it needs.
SELECT max(n) AS most
FROM
(
  SELECT count() AS n
  FROM merge(currentDatabase(), '^(raw|events|bindings|findings|incident_versions|decisions|outcomes|commands|dead)$')
  WHERE tenant = {tenant:String} AND seen >= fromUnixTimestamp64Milli({from:Int64}) AND seen < fromUnixTimestamp64Milli({to:Int64})
  GROUP BY _table
)
LIMIT 1
