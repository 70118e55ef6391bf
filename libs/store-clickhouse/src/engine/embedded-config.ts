const MB = 1024 * 1024;

/**
 * Configuration of an engine that shares its machine with everything else: a hard bound on memory, small caches (the defaults are gigabytes) and few
 * threads (the defaults are for a machine of its own). Element names: clickhouse.com/docs/operations/server-configuration-parameters/settings.
 */
export function embeddedConfig(maxMemoryBytes: number): string {
  const elements = {
    max_server_memory_usage: Math.floor(maxMemoryBytes),
    mark_cache_size: 32 * MB,
    uncompressed_cache_size: 0,
    index_mark_cache_size: 8 * MB,
    index_uncompressed_cache_size: 0,
    mmap_cache_size: 0,
    background_pool_size: 2,
    background_schedule_pool_size: 4,
    background_common_pool_size: 2,
    background_fetches_pool_size: 1,
    background_move_pool_size: 1,
    background_message_broker_schedule_pool_size: 1,
    background_distributed_schedule_pool_size: 1,
  };
  const lines = Object.entries(elements).map(([name, value]) => `  <${name}>${value}</${name}>`);
  return ['<clickhouse>', ...lines, '</clickhouse>', ''].join('\n');
}
