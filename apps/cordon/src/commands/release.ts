import { join } from 'node:path';
import { makeParts, readEnvironment, makeLogger } from '@cordon/nest';
import { CordonError } from '@cordon/wire';
import { client } from '../client';

interface Options {
  readonly all?: boolean;
  readonly journal?: string;
}

/** `cordon release ID` asks the running engine; `--all` works from the lease store alone. */
export async function release(id: string | undefined, options: Options): Promise<void> {
  if (!options.all) {
    if (id === undefined) throw new CordonError('CORDON_USAGE', 'name an action, or --all');
    const c = await client();
    await c.post(`actions/${encodeURIComponent(id)}/release`, { reason: 'released on the command line' });
    process.stdout.write(`${id}: release asked for\n`);
    return c.close();
  }
  const environment = readEnvironment();
  const directory = options.journal === undefined ? environment.DATA_DIR : join(options.journal, '..');
  const parts = await makeParts({
    environment: Object.assign(environment, { DATA_DIR: directory }),
    logger: makeLogger('error'),
    onFatal: () => undefined,
  });
  const gateway = parts.gateway();
  await gateway.open();
  const held = gateway.held;
  const left = await gateway.releaseAll('command line', 'cordon release --all');
  await gateway.close();
  await parts.close();
  process.stdout.write(`${held - left} of ${held} effects released\n`);
  if (left > 0) throw new CordonError('CORDON_ACTUATOR_UNAVAILABLE', `${left} effects could not be released`);
}
