import { setFlagsFromString } from 'node:v8';

/**
 * V8 learns where objects live long and makes them in old space at once; it takes events, which die with their batch, for such
 * and then collects old space all the time. Without that guess collection takes a third to a fifth of the time
 * (`npm run bench -- fused`, with and without the option). Call before work begins.
 */
export function tuneEngine(): void {
  setFlagsFromString('--no-allocation-site-pretenuring');
}
