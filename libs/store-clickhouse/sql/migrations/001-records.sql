-- One table a stream. What holds for all of them:
--
-- * A row is the envelope, the place in the log (log_stream, log_partition, log_offset), `stored` (when this row was inserted) and
--   what queries need of the body; `body` is the whole of it as JSON. Times of the envelope are ms.
-- * Retention counts from `stored`, never from `at` or `seen`: both of these are what records say (a replay sets even arrival by
--   its records), and a TTL on them would delete replayed history as soon as it is merged. Live, the three differ by seconds.
-- * Partitions are days of `stored` for the same reason: a replay of ten years is one partition and not 3,650 a batch, one insert is one part
--   (all or nothing), and expiry drops whole parts. Bounds in time are bounds on `at`, which the sorting key serves.
-- * The log delivers at least once. ReplacingMergeTree folds a repeat when parts merge; until then (and across midnight, where
--   two partitions never merge) every query reads with FINAL, LIMIT 1 BY or uniqExact, so a repeat is never seen.
-- * An insert is durable when it is answered: fsync_after_insert.
-- * Days kept by default: raw 14, dead 30, events 90, bindings 180, all else 400. Settings change them (`retain`).

-- What products sent, byte for byte. The place is part of the key: the same id at two places of the log is a duplicate, and is counted as one.
CREATE TABLE IF NOT EXISTS raw
(
  tenant LowCardinality(String),
  id String,
  at DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
  at_claimed Int64 DEFAULT 0,
  seen DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
  source LowCardinality(String),
  trust UInt8,
  trace String,
  cause Array(String) CODEC(ZSTD(1)),
  log_stream LowCardinality(String) DEFAULT 'raw',
  log_partition UInt32,
  log_offset UInt64 CODEC(Delta, ZSTD(1)),
  stored DateTime('UTC') DEFAULT now('UTC') CODEC(Delta, ZSTD(1)),
  format LowCardinality(String),
  file String CODEC(ZSTD(1)),
  line UInt64 CODEC(Delta, ZSTD(1)),
  bytes String CODEC(ZSTD(3)),
  blob_sha256 String,
  blob_bytes UInt64,
  INDEX id_filter id TYPE bloom_filter(0.01) GRANULARITY 1
)
ENGINE = ReplacingMergeTree
PARTITION BY toYYYYMMDD(stored)
ORDER BY (tenant, at, id, log_partition, log_offset)
TTL stored + toIntervalDay(14)
SETTINGS ttl_only_drop_parts = 1, fsync_after_insert = 1, fsync_part_directory = 1;

-- Normalised events: OCSF 1.8 as it is. src_ip and dst_ip are text, so that a value that is no address is kept too. cause[1] is the raw record.
CREATE TABLE IF NOT EXISTS events
(
  tenant LowCardinality(String),
  id String,
  at DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
  at_claimed Int64 DEFAULT 0,
  seen DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
  source LowCardinality(String),
  trust UInt8,
  trace String,
  cause Array(String) CODEC(ZSTD(1)),
  log_stream LowCardinality(String) DEFAULT 'event',
  log_partition UInt32,
  log_offset UInt64 CODEC(Delta, ZSTD(1)),
  stored DateTime('UTC') DEFAULT now('UTC') CODEC(Delta, ZSTD(1)),
  principal String CODEC(ZSTD(1)),
  class_uid UInt32,
  activity_id UInt32,
  user LowCardinality(String),
  device LowCardinality(String),
  src_ip String CODEC(ZSTD(1)),
  dst_ip String CODEC(ZSTD(1)),
  body String CODEC(ZSTD(1)),
  INDEX id_filter id TYPE bloom_filter(0.01) GRANULARITY 1,
  INDEX cause_filter cause TYPE bloom_filter(0.01) GRANULARITY 1,
  INDEX principal_filter principal TYPE bloom_filter(0.01) GRANULARITY 4,
  INDEX src_ip_filter src_ip TYPE bloom_filter(0.01) GRANULARITY 4,
  INDEX dst_ip_filter dst_ip TYPE bloom_filter(0.01) GRANULARITY 4
)
ENGINE = ReplacingMergeTree
PARTITION BY toYYYYMMDD(stored)
ORDER BY (tenant, at, id)
TTL stored + toIntervalDay(90)
SETTINGS ttl_only_drop_parts = 1, fsync_after_insert = 1, fsync_part_directory = 1;

-- Who was what, and when: `a` and `b` are kind/key; until 0 = still true.
CREATE TABLE IF NOT EXISTS bindings
(
  tenant LowCardinality(String),
  id String,
  at DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
  at_claimed Int64 DEFAULT 0,
  seen DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
  source LowCardinality(String),
  trust UInt8,
  trace String,
  cause Array(String) CODEC(ZSTD(1)),
  log_stream LowCardinality(String) DEFAULT 'binding',
  log_partition UInt32,
  log_offset UInt64 CODEC(Delta, ZSTD(1)),
  stored DateTime('UTC') DEFAULT now('UTC') CODEC(Delta, ZSTD(1)),
  relation LowCardinality(String),
  a String,
  b String,
  since Int64,
  until Int64,
  confidence Float64,
  origin LowCardinality(String),
  body String CODEC(ZSTD(1))
)
ENGINE = ReplacingMergeTree
PARTITION BY toYYYYMMDD(stored)
ORDER BY (tenant, at, id)
TTL stored + toIntervalDay(180)
SETTINGS ttl_only_drop_parts = 1, fsync_after_insert = 1, fsync_part_directory = 1;

-- Findings; entities are kind/key, events and raws the ids of the evidence.
CREATE TABLE IF NOT EXISTS findings
(
  tenant LowCardinality(String),
  id String,
  at DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
  at_claimed Int64 DEFAULT 0,
  seen DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
  source LowCardinality(String),
  trust UInt8,
  trace String,
  cause Array(String) CODEC(ZSTD(1)),
  log_stream LowCardinality(String) DEFAULT 'finding',
  log_partition UInt32,
  log_offset UInt64 CODEC(Delta, ZSTD(1)),
  stored DateTime('UTC') DEFAULT now('UTC') CODEC(Delta, ZSTD(1)),
  detector LowCardinality(String),
  domain LowCardinality(String),
  title String,
  bits Float64,
  tactics Array(LowCardinality(String)),
  techniques Array(LowCardinality(String)),
  entities Array(String),
  events Array(String),
  raws Array(String),
  body String CODEC(ZSTD(1)),
  INDEX id_filter id TYPE bloom_filter(0.01) GRANULARITY 1,
  INDEX entities_filter entities TYPE bloom_filter(0.01) GRANULARITY 1
)
ENGINE = ReplacingMergeTree
PARTITION BY toYYYYMMDD(stored)
ORDER BY (tenant, at, id)
TTL stored + toIntervalDay(400)
SETTINGS ttl_only_drop_parts = 1, fsync_after_insert = 1, fsync_part_directory = 1;

-- Every version of every incident; `incidents` holds the newest.
CREATE TABLE IF NOT EXISTS incident_versions
(
  tenant LowCardinality(String),
  id String,
  at DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
  at_claimed Int64 DEFAULT 0,
  seen DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
  source LowCardinality(String),
  trust UInt8,
  trace String,
  cause Array(String) CODEC(ZSTD(1)),
  log_stream LowCardinality(String) DEFAULT 'incident',
  log_partition UInt32,
  log_offset UInt64 CODEC(Delta, ZSTD(1)),
  stored DateTime('UTC') DEFAULT now('UTC') CODEC(Delta, ZSTD(1)),
  incident String,
  version UInt64,
  status LowCardinality(String),
  verdict LowCardinality(String),
  title String,
  probability Float64,
  bits Float64,
  priority Float64,
  opened_at Int64,
  first_at Int64,
  last_at Int64,
  domains Array(LowCardinality(String)),
  techniques Array(LowCardinality(String)),
  entities Array(String),
  findings Array(String),
  body String CODEC(ZSTD(1))
)
ENGINE = ReplacingMergeTree
PARTITION BY toYYYYMMDD(stored)
ORDER BY (tenant, incident, version)
TTL stored + toIntervalDay(400)
SETTINGS ttl_only_drop_parts = 1, fsync_after_insert = 1, fsync_part_directory = 1;

-- What respond decided, once an action.
CREATE TABLE IF NOT EXISTS decisions
(
  tenant LowCardinality(String),
  id String,
  at DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
  at_claimed Int64 DEFAULT 0,
  seen DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
  source LowCardinality(String),
  trust UInt8,
  trace String,
  cause Array(String) CODEC(ZSTD(1)),
  log_stream LowCardinality(String) DEFAULT 'action',
  log_partition UInt32,
  log_offset UInt64 CODEC(Delta, ZSTD(1)),
  stored DateTime('UTC') DEFAULT now('UTC') CODEC(Delta, ZSTD(1)),
  action String,
  incident String,
  verb LowCardinality(String),
  target String,
  mode LowCardinality(String),
  ttl_ms Int64,
  decided_at Int64,
  body String CODEC(ZSTD(1))
)
ENGINE = ReplacingMergeTree
PARTITION BY toYYYYMMDD(stored)
ORDER BY (tenant, action, id)
TTL stored + toIntervalDay(400)
SETTINGS ttl_only_drop_parts = 1, fsync_after_insert = 1, fsync_part_directory = 1;

-- Every journalled edge in the life of an action; `actions` holds the newest.
CREATE TABLE IF NOT EXISTS outcomes
(
  tenant LowCardinality(String),
  id String,
  at DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
  at_claimed Int64 DEFAULT 0,
  seen DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
  source LowCardinality(String),
  trust UInt8,
  trace String,
  cause Array(String) CODEC(ZSTD(1)),
  log_stream LowCardinality(String) DEFAULT 'outcome',
  log_partition UInt32,
  log_offset UInt64 CODEC(Delta, ZSTD(1)),
  stored DateTime('UTC') DEFAULT now('UTC') CODEC(Delta, ZSTD(1)),
  action String,
  incident String,
  verb LowCardinality(String),
  target String,
  mode LowCardinality(String),
  state LowCardinality(String),
  previous LowCardinality(String),
  edge UInt64,
  by String,
  code LowCardinality(String),
  reason String,
  actuator LowCardinality(String),
  until Int64,
  body String CODEC(ZSTD(1))
)
ENGINE = ReplacingMergeTree
PARTITION BY toYYYYMMDD(stored)
ORDER BY (tenant, action, edge, id)
TTL stored + toIntervalDay(400)
SETTINGS ttl_only_drop_parts = 1, fsync_after_insert = 1, fsync_part_directory = 1;

-- What people and SOAR told the engine.
CREATE TABLE IF NOT EXISTS commands
(
  tenant LowCardinality(String),
  id String,
  at DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
  at_claimed Int64 DEFAULT 0,
  seen DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
  source LowCardinality(String),
  trust UInt8,
  trace String,
  cause Array(String) CODEC(ZSTD(1)),
  log_stream LowCardinality(String) DEFAULT 'command',
  log_partition UInt32,
  log_offset UInt64 CODEC(Delta, ZSTD(1)),
  stored DateTime('UTC') DEFAULT now('UTC') CODEC(Delta, ZSTD(1)),
  by String,
  kind LowCardinality(String),
  body String CODEC(ZSTD(1)),
  INDEX id_filter id TYPE bloom_filter(0.01) GRANULARITY 1
)
ENGINE = ReplacingMergeTree
PARTITION BY toYYYYMMDD(stored)
ORDER BY (tenant, at, id)
TTL stored + toIntervalDay(400)
SETTINGS ttl_only_drop_parts = 1, fsync_after_insert = 1, fsync_part_directory = 1;

-- What a stage refused, byte for byte, with its place in the stream it was refused from. headers is JSON.
CREATE TABLE IF NOT EXISTS dead
(
  tenant LowCardinality(String),
  id String,
  at DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
  at_claimed Int64 DEFAULT 0,
  seen DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
  source LowCardinality(String),
  trust UInt8,
  trace String,
  cause Array(String) CODEC(ZSTD(1)),
  log_stream LowCardinality(String) DEFAULT 'dead',
  log_partition UInt32,
  log_offset UInt64 CODEC(Delta, ZSTD(1)),
  stored DateTime('UTC') DEFAULT now('UTC') CODEC(Delta, ZSTD(1)),
  stage LowCardinality(String),
  code LowCardinality(String),
  reason String,
  place String,
  refused_stream LowCardinality(String),
  refused_partition UInt32,
  refused_offset UInt64,
  truncated UInt8,
  file String CODEC(ZSTD(1)),
  line UInt64,
  headers String CODEC(ZSTD(1)),
  bytes String CODEC(ZSTD(3)),
  INDEX id_filter id TYPE bloom_filter(0.01) GRANULARITY 1
)
ENGINE = ReplacingMergeTree
PARTITION BY toYYYYMMDD(stored)
ORDER BY (tenant, at, id)
TTL stored + toIntervalDay(30)
SETTINGS ttl_only_drop_parts = 1, fsync_after_insert = 1, fsync_part_directory = 1;
