CREATE TABLE IF NOT EXISTS cordon_migrations
(
  number UInt32,
  name String,
  checksum String,
  applied DateTime('UTC') DEFAULT now('UTC')
)
ENGINE = ReplacingMergeTree
ORDER BY number
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1
