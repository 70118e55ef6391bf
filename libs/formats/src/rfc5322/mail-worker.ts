import { parentPort } from 'node:worker_threads';
import type { MailBounds } from './bounds';
import { draftMail } from './draft-mail';
import { languageDetector } from './language';

/** One mail for a worker of a MailPool. */
export interface MailTask {
  readonly bytes: Uint8Array;
  readonly seen: number;
  readonly bounds: MailBounds;
}

parentPort?.on('message', ({ bytes, seen, bounds }: MailTask) => {
  // A rejection is a defect; thrown outside the promise it ends this thread, and the pool tells of it.
  draftMail(bytes, seen, bounds).then(
    (result) => parentPort?.postMessage(result),
    (error: unknown) =>
      setImmediate(() => {
        throw error;
      }),
  );
});
// What is loaded once is no part of the time that the first mail may take.
void languageDetector().then(() => parentPort?.postMessage('ready'));
