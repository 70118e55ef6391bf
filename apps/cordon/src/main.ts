import 'reflect-metadata';
import { CordonError } from '@cordon/wire';
import { program } from './program';

program()
  .parseAsync(process.argv)
  .catch((error: unknown) => {
    process.stderr.write(`${error instanceof CordonError ? error.message : String(error instanceof Error ? error.stack : error)}\n`);
    process.exitCode = error instanceof CordonError && error.code === 'CORDON_LOST' ? 3 : 1;
  });
