-- The newest version of one incident.
SELECT body
FROM incidents FINAL
WHERE tenant = {tenant:String} AND incident = {id:String} AND last_at >= {from:Int64} AND last_at < {to:Int64}
LIMIT 1
