SELECT number, name, checksum
FROM cordon_migrations FINAL
ORDER BY number
