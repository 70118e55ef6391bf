-- What people did with dead letters, fed from their commands: the newest word by letter. Read with FINAL.

CREATE TABLE IF NOT EXISTS dead_settled
(
  tenant LowCardinality(String),
  letter String,
  kind LowCardinality(String),
  by String,
  at DateTime64(3, 'UTC'),
  stored DateTime('UTC') DEFAULT now('UTC') CODEC(Delta, ZSTD(1))
)
ENGINE = ReplacingMergeTree(at)
ORDER BY (tenant, letter)
TTL stored + toIntervalDay(400)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

CREATE MATERIALIZED VIEW IF NOT EXISTS dead_settled_feed TO dead_settled AS
SELECT tenant, arrayJoin(JSONExtract(body, 'order', 'letters', 'Array(String)')) AS letter, kind, by, at, stored
FROM commands
WHERE kind IN ('dead.redrive', 'dead.discard');
