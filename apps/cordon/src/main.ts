import 'reflect-metadata';
import { CordonError } from '@cordon/wire';
import { program } from './program';

const EXIT: Readonly<Record<string, number>> = { CORDON_USAGE: 2, CORDON_LOST: 3 };

/** Exits by itself: libraries keep sockets and threads open that nobody needs any more. What a slow reader of the pipe has not yet taken is written first. */
program()
  .parseAsync(process.argv)
  .then(() => process.stdout.write('', () => process.exit()))
  .catch((error: unknown) => {
    process.stderr.write(`${error instanceof CordonError ? error.message : String(error instanceof Error ? error.stack : error)}\n`);
    process.exit(error instanceof CordonError ? (EXIT[error.code] ?? 1) : 1);
  });
