import { CompressionCodecs, CompressionTypes } from 'kafkajs';
import { compressFrame, compressFrameSync, decompressFrame, decompressFrameSync } from 'lz4-napi';

/**
 * Up to here a call in this thread (5 to 20 µs) costs less than handing the work to another one, where it would also wait behind
 * files and inserts; beyond it, it would hold up everything else.
 */
const SMALL_BYTES = 16 * 1024;

/** kafkajs's own lz4 package does not load here; frames are what Kafka's record batches hold (KIP-57). */
export function registerLz4(): void {
  CompressionCodecs[CompressionTypes.LZ4] = () => ({
    compress: async ({ buffer }: { buffer: Buffer }) => (buffer.length <= SMALL_BYTES ? compressFrameSync(buffer) : compressFrame(buffer)),
    decompress: async (buffer: Buffer) => (buffer.length <= SMALL_BYTES ? decompressFrameSync(buffer) : decompressFrame(buffer)),
  });
}
