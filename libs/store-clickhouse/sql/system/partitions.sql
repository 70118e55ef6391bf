-- Days that hold rows, by table.
SELECT DISTINCT table, partition
FROM system.parts
WHERE database = currentDatabase() AND active AND match(partition, '^[0-9]{8}$')
ORDER BY table, partition
