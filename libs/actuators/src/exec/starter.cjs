// Starts programs for the gateway, in a process of its own: see starting.ts. Ends with its parent.
const { execFile } = require('node:child_process');

const MOST_OUTPUT_BYTES = 8 * 1024 * 1024;
/** @type {Map<number, import('node:child_process').ChildProcess>} */
const running = new Map();

/** @param {import('./starting').Order} order */
function start({ id, argv, input }) {
  const [program = '', ...args] = argv;
  const child = execFile(program, args, { maxBuffer: MOST_OUTPUT_BYTES }, (error, stdout, stderr) => {
    running.delete(id);
    const code = error ? error.code : 0;
    /** @type {import('./starting').Answer} */
    const answer = typeof code === 'number' ? { id, code, stdout, stderr } : { id, failed: error?.message ?? '' };
    // Nobody is left to hear it when the parent has ended meanwhile.
    if (process.connected) process.send?.(answer);
  });
  running.set(id, child);
  // A program that is not there, or reads no input, has closed the pipe before it is written.
  child.stdin?.on('error', () => undefined);
  if (input !== undefined) child.stdin?.end(input);
}

process.on('message', (/** @type {import('./starting').Order | import('./starting').Kill} */ message) => {
  if ('kill' in message) running.get(message.kill)?.kill('SIGKILL');
  else start(message);
});
process.on('disconnect', () => process.exit(0));
// A terminal tells its whole group: the gateway still has effects to release after that.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);
