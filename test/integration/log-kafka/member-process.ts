import { KafkaLog } from '@cordon/log-kafka';
import { Member } from './member';

/** A member in a process of its own, which can be paused and killed. Arguments: KafkaLog options as JSON. Tells its parent what happens. */
async function main(): Promise<void> {
  const log = new KafkaLog(JSON.parse(process.argv[2] ?? '{}') as ConstructorParameters<typeof KafkaLog>[0]);
  await log.open();
  const reading = await log.read(new Member(log, (event) => process.send?.(event)));
  reading.done.catch((error: unknown) => {
    console.error(error);
    process.exit(1);
  });
}

process.on('disconnect', () => process.exit(0));
void main();
