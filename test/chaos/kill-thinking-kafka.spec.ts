import { describeWith, startKafka, type KafkaBroker } from '@cordon/testing';
import { Survival } from './kill-thinking';
import { kafkaPlace, type Place } from './places';
import { THINKING } from './reference';
import { lacksKafkaChaos } from './requirement';

describeWith('kafka-chaos', lacksKafkaChaos, () => {
  const survival = new Survival();
  let broker: KafkaBroker;
  beforeAll(async () => {
    await survival.begin();
    broker = await startKafka({ properties: { 'group.min.session.timeout.ms': '500', 'group.initial.rebalance.delay.ms': '0' } });
  }, 300_000);
  afterAll(async () => {
    await broker.stop();
    survival.end();
  });

  it.each(THINKING)(
    '%s thinks the same when it is killed twenty times in the middle of its work',
    async (stage) => {
      const place = (run: string): Place => kafkaPlace(broker.brokers, `${stage}-${run}`);
      await survival.survives(stage, place('killed'), place('untouched'), `kafka-${stage}`);
    },
    1_200_000,
  );
});
