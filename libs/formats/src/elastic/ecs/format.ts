import { jsonFormat } from '../../form/define';
import { PRESENT } from '../../form/form';
import { ecsMapping, ecsRecord } from './mapping';

/** Events in the Elastic Common Schema of which no other format knows the product. */
export const elasticEcs = jsonFormat({
  name: 'elastic.ecs',
  docs: 'https://www.elastic.co/docs/reference/ecs/ecs-field-reference',
  isGeneric: true,
  signs: [
    { has: ['@timestamp', 'ecs\\.version'] },
    { has: ['@timestamp', 'ecs.version'] },
    { has: ['@timestamp', 'event.kind'] },
    { has: ['@timestamp', 'event\\.kind'] },
    { has: ['@timestamp', 'event.category'] },
    { has: ['@timestamp', 'event\\.category'] },
    { has: ['@timestamp', 'event.dataset'], is: { event: PRESENT } },
    { has: ['@timestamp', 'event\\.dataset'] },
  ],
  prepare: ecsRecord,
  mapping: ecsMapping({ vendor: 'Elastic', name: 'ECS' }),
});
