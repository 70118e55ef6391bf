-- Newest version of each incident that was active in [from, to), most urgent first. Keyset: (priority, last_at, incident) after the cursor.
SELECT
  incident AS id, version, status, verdict, title, probability, bits, priority,
  opened_at AS openedAt, first_at AS firstAt, last_at AS lastAt, domains, techniques,
  JSONExtractRaw(body, 'entities') AS entityList, length(findings) AS findingCount, JSONExtractString(body, 'assignee') AS assignee
FROM incidents FINAL
WHERE tenant = {tenant:String} AND last_at >= {from:Int64} AND last_at < {to:Int64}
  AND (empty({statuses:Array(String)}) OR has({statuses:Array(String)}, status))
  AND ({entity:String} = '' OR has(entities, {entity:String}))
  AND (NOT {paged:Bool} OR (priority, last_at, incident) < ({afterPriority:Float64}, {afterLastAt:Int64}, {afterId:String}))
ORDER BY priority DESC, last_at DESC, incident DESC
LIMIT {limit:UInt32}
