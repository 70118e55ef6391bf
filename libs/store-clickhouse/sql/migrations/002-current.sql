-- The newest version of each incident and the newest edge of each action, kept by materialised views, so that one insert feeds both.
-- No partitions: a version and its successor, days apart, must meet in a merge. Read with FINAL.

-- Latest version by incident.
CREATE TABLE IF NOT EXISTS incidents
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
ENGINE = ReplacingMergeTree(version)
ORDER BY (tenant, incident)
TTL stored + toIntervalDay(400)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

CREATE MATERIALIZED VIEW IF NOT EXISTS incidents_feed TO incidents AS
SELECT
  tenant, id, at, at_claimed, seen, source, trust, trace, cause, log_stream, log_partition, log_offset, stored,
  incident, version, status, verdict, title, probability, bits, priority, opened_at, first_at, last_at, domains, techniques, entities, findings, body
FROM incident_versions;

-- Latest edge by action. Edge 0 is the decision itself, before any outcome; its body is empty.
CREATE TABLE IF NOT EXISTS actions
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
  decided_at Int64,
  action_body String CODEC(ZSTD(1)),
  body String CODEC(ZSTD(1))
)
ENGINE = ReplacingMergeTree(edge)
ORDER BY (tenant, action)
TTL stored + toIntervalDay(400)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

CREATE MATERIALIZED VIEW IF NOT EXISTS actions_decided_feed TO actions AS
SELECT
  tenant, id, at, at_claimed, seen, source, trust, trace, cause, log_stream, log_partition, log_offset, stored,
  action, incident, verb, target, mode, 'proposed' AS state, '' AS previous, toUInt64(0) AS edge, '' AS by, '' AS code, '' AS reason, '' AS actuator, toInt64(0) AS until,
  decided_at, decisions.body AS action_body, '' AS body
FROM decisions;

CREATE MATERIALIZED VIEW IF NOT EXISTS actions_edge_feed TO actions AS
SELECT
  tenant, id, at, at_claimed, seen, source, trust, trace, cause, log_stream, log_partition, log_offset, stored,
  action, incident, verb, target, mode, state, previous, edge, by, code, reason, actuator, until,
  JSONExtractInt(body, 'action', 'decidedAt') AS decided_at, JSONExtractRaw(body, 'action') AS action_body, body
FROM outcomes;
