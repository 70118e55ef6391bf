-- Bytes on disk of this database, and what the engine's own memory tracker counts.
SELECT
  (SELECT sum(bytes_on_disk) FROM system.parts WHERE database = currentDatabase()) AS diskBytes,
  (SELECT sum(value) FROM system.metrics WHERE metric = 'MemoryTracking') AS memoryBytes
