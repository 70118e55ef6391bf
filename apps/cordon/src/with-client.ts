import { client, type Client } from './client';

/** Runs `work` with a client that is closed afterwards, whatever comes of it. */
export async function withClient(work: (c: Client) => Promise<void>): Promise<void> {
  const c = await client();
  try {
    await work(c);
  } finally {
    await c.close();
  }
}

export const print = (value: unknown): void => void process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
