import { statfsSync } from 'node:fs';
import { CordonError } from '@cordon/wire';

export interface Room {
  /** Bytes of live records. */
  readonly usedBytes: number;
  /** Bytes that can still be written. */
  readonly roomBytes: number;
}

const RESERVE_BYTES = 256 * 1024 ** 2;
/** Share of a small disk that is kept free instead. */
const SMALL_DISK_SHARE = 0.1;
/** Looking costs some 20 µs, so it is done once in so many appended bytes, and at once after a refusal or a failed write. */
const LOOK_EVERY_BYTES = 1024 ** 2;

/** The soft cap: says when intake must stop, so that journal, cuts and decisions still find room. */
export class DiskGuard {
  private readonly reserveBytes: number;
  private untilLook = 0;

  constructor(
    path: string,
    private readonly room: () => Room,
    private readonly maxBytes = Infinity,
    reserveBytes?: number,
  ) {
    const disk = statfsSync(path);
    this.reserveBytes = reserveBytes ?? Math.min(RESERVE_BYTES, disk.blocks * disk.bsize * SMALL_DISK_SHARE);
  }

  /** Throws a retriable CORDON_DISK_FULL when `bytes` more of intake must not be taken. */
  admit(bytes: number): void {
    this.untilLook -= bytes;
    if (this.untilLook > 0) return;
    const { usedBytes, roomBytes } = this.room();
    if (usedBytes + bytes > this.maxBytes) {
      throw new CordonError('CORDON_DISK_FULL', `the log holds ${usedBytes} bytes, its soft cap is ${this.maxBytes}`, true);
    }
    if (roomBytes - bytes < this.reserveBytes) {
      throw new CordonError('CORDON_DISK_FULL', `${roomBytes} bytes are left, ${this.reserveBytes} of them are reserved`, true);
    }
    this.untilLook = Math.min(LOOK_EVERY_BYTES, this.maxBytes - usedBytes - bytes, roomBytes - bytes - this.reserveBytes);
  }

  lookAgain(): void {
    this.untilLook = 0;
  }
}
