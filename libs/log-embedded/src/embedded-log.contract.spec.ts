import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeLog } from '@cordon/testing';
import { EmbeddedLog } from './embedded-log';

describeLog('EmbeddedLog', async ({ partitions }) => {
  const path = await mkdtemp(join(tmpdir(), 'cordon-log-'));
  let log = new EmbeddedLog({ path, partitions });
  await log.open();
  return {
    log,
    reopen: async (others) => {
      await log.close();
      log = new EmbeddedLog({ path, partitions: { ...partitions, ...others } });
      await log.open();
      return log;
    },
    cleanup: async () => {
      await log.close();
      await rm(path, { recursive: true });
    },
  };
});
