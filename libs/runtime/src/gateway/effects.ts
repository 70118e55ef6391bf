import { CordonError, type Code } from '@cordon/wire';
import type { ActuatorManifest, Actuator, Refusal } from '../ports/actuator';
import type { Clock } from '../ports/clock';
import { Stop } from '../owner/stop';

/** What became of a call to an actuator: its answer, or why there is none. */
export type Called<T> = { readonly kind: 'answered'; readonly answer: T } | { readonly kind: 'lost'; readonly code: Code; readonly reason: string };

/**
 * Calls an actuator with its deadline. An outage or a hang is a value here: the caller journals it and observes before it
 * decides again.
 */
export async function call<T>(clock: Clock, manifest: ActuatorManifest, work: (signal: Stop) => Promise<T>): Promise<Called<T>> {
  const stop = new Stop();
  const done = new Stop();
  const deadline = clock.wait(manifest.deadlineMs, done).then((): Called<T> => {
    stop.pull();
    return { kind: 'lost', code: 'CORDON_ACTUATOR_TIMEOUT', reason: `no answer in ${manifest.deadlineMs} ms` };
  });
  const answer = work(stop).then(
    (value): Called<T> => ({ kind: 'answered', answer: value }),
    (error: unknown): Called<T> => ({
      kind: 'lost',
      code: error instanceof CordonError ? error.code : 'CORDON_ACTUATOR_UNAVAILABLE',
      reason: error instanceof Error ? error.message.slice(0, 300) : 'unknown error',
    }),
  );
  const first = await Promise.race([answer, deadline]);
  done.pull();
  return first;
}

export const isRefusal = (x: { readonly kind: string }): x is Refusal => x.kind === 'refused';

/** Actuators by verb and kind of target; the first configured one that fits is used. */
export class Actuators {
  constructor(private readonly all: readonly Actuator[]) {}

  for(verb: string, kind: string): Actuator | undefined {
    return this.all.find((a) => a.manifest.verb === verb && a.manifest.targets.some((t) => t === kind));
  }

  named(name: string): Actuator | undefined {
    return this.all.find((a) => a.manifest.name === name);
  }

  get manifests(): readonly ActuatorManifest[] {
    return this.all.map((a) => a.manifest);
  }

  async close(): Promise<void> {
    await Promise.all(this.all.map((a) => a.close()));
  }
}
