/** A stop that takes longer is cut: what has not been told to the log by then is told after the next start. */
const STOP_WITHIN_MS = 30_000;

export interface Ending {
  /** Resolves with the exit code. */
  readonly ended: Promise<number>;
  /** The first call counts. */
  stop(code: number): void;
}

/** When this process ends: at SIGINT or SIGTERM with 0, or as `stop` says. A second signal, or a stop that hangs, ends it at once with 1. */
export function ending(): Ending {
  let stop: (code: number) => void = () => undefined;
  let stopping = false;
  const ended = new Promise<number>((resolve) => {
    stop = (code) => {
      if (stopping) return;
      stopping = true;
      setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
      resolve(code);
    };
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => (stopping ? process.exit(1) : stop(0)));
  return { ended, stop: (code) => stop(code) };
}
