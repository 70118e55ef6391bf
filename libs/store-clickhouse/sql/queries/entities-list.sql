-- lane: heavy
-- Entities that findings of [from, to) name, by evidence. Keyset: (bits, entity) after the cursor.
SELECT entity, count() AS findings, round(sum(bits), 6) AS bits, toUnixTimestamp64Milli(min(at)) AS firstAt, toUnixTimestamp64Milli(max(at)) AS lastAt, groupUniqArray(64)(domain) AS domains
FROM
(
  SELECT id, at, bits, domain, entities
  FROM findings
  WHERE tenant = {tenant:String} AND at >= fromUnixTimestamp64Milli({from:Int64}) AND at < fromUnixTimestamp64Milli({to:Int64})
  LIMIT 1 BY id
)
ARRAY JOIN arrayDistinct(entities) AS entity
WHERE {kind:String} = '' OR startsWith(entity, concat({kind:String}, '/'))
GROUP BY entity
HAVING NOT {paged:Bool} OR (bits, entity) < ({afterBits:Float64}, {afterId:String})
ORDER BY bits DESC, entity DESC
LIMIT {limit:UInt32}
