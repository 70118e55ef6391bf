/** Wakes all that wait for it. */
export class Signal {
  private readonly waiting = new Set<() => void>();

  give(): void {
    for (const wake of [...this.waiting]) wake();
  }

  /** Resolves with the next `give`, or after some ms. */
  next(ms?: number): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        this.waiting.delete(wake);
        resolve();
      };
      const timer = ms === undefined ? undefined : setTimeout(wake, ms);
      this.waiting.add(wake);
    });
  }
}
