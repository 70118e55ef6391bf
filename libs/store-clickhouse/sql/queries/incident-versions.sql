-- Versions of one incident, oldest first, after `afterVersion`.
SELECT body
FROM incident_versions FINAL
WHERE tenant = {tenant:String} AND incident = {id:String} AND version > {afterVersion:UInt64} AND last_at >= {from:Int64} AND last_at < {to:Int64}
ORDER BY version
LIMIT {limit:UInt32}
