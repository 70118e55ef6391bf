-- Raw records with their bytes (base64; empty when the payload lies in the blob store under its hash).
SELECT id, toUnixTimestamp64Milli(at) AS atMs, toUnixTimestamp64Milli(seen) AS seenMs, source, trust, format, file, line, base64Encode(bytes) AS base64, blob_sha256 AS blobSha256, blob_bytes AS blobBytes
FROM raw
WHERE tenant = {tenant:String} AND id IN ({ids:Array(String)}) AND at >= fromUnixTimestamp64Milli({from:Int64}) AND at < fromUnixTimestamp64Milli({to:Int64})
ORDER BY id, log_partition, log_offset
LIMIT 1 BY id
LIMIT {limit:UInt32}
