import type { Clock } from '@cordon/runtime';
import { CordonError } from '@cordon/wire';
import type { StreamServer } from '../transport/stream-server';

const LOOK_MS = 100;
/** Quiet looks in a row before it counts: a stage may publish just after its neighbour was looked at. */
const QUIET_LOOKS = 4;

/** Resolves when no server has anything left to read, think about or do. */
export async function drain(servers: readonly StreamServer[], parts: { readonly clock: Clock }): Promise<void> {
  for (let quiet = 0; quiet < QUIET_LOOKS;) {
    quiet = (await isQuiet(servers)) ? quiet + 1 : 0;
    await parts.clock.wait(LOOK_MS);
  }
}

/** A log that can't be asked at the moment may hold anything. */
async function isQuiet(servers: readonly StreamServer[]): Promise<boolean> {
  try {
    for (const server of servers) {
      if (server.busy) return false;
      for (const behind of (await server.lag()).values()) if (behind > 0) return false;
    }
    return true;
  } catch (error) {
    if (error instanceof CordonError && error.retriable) return false;
    throw error;
  }
}
