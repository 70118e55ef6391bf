import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { client } from './client';

it('a look at a directory without data is refused, and makes nothing there', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'cordon-client-'));
  try {
    await expect(client(directory)).rejects.toMatchObject({ code: 'CORDON_USAGE', message: expect.stringContaining('CORDON_DATA_DIR') });
    expect(readdirSync(directory)).toEqual([]);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
});
