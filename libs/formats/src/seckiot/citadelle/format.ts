import { jsonFormat } from '../../form/define';
import { each, first, lookup } from '../../form/form';
import { ecsMapping, ecsRecord } from '../../elastic/ecs/mapping';

/** Seckiot's severities go from 0 to 10. */
const SEVERITY = lookup('event.severity', [
  [/^[01](?:\.|$)/, 'Informational'],
  [/^[23](?:\.|$)/, 'Low'],
  [/^[456](?:\.|$)/, 'Medium'],
  [/^[78](?:\.|$)/, 'High'],
  [/^(?:9|10)(?:\.|$)/, 'Critical'],
]);

/** Seckiot Citadelle, a probe of industrial networks: alerts in ECS with the assets in `skt`. */
export const seckiotCitadelle = jsonFormat({
  name: 'seckiot.citadelle',
  docs: 'https://docs.sekoia.io/integration/categories/network_security/seckiot_citadelle/',
  signs: [{ has: ['skt', '@timestamp'] }],
  prepare: ecsRecord,
  mapping: ecsMapping(
    { vendor: 'Seckiot', name: 'Seckiot Citadelle' },
    {},
    {
      severity_id: SEVERITY,
      message: first('rule.description', 'rule.name'),
      finding_info: {
        uid: first('skt.alert_id', 'event.id'),
        analytic: {
          name: 'rule.name',
          uid: first('rule.uuid', 'rule.id'),
          version: 'rule.version',
          desc: 'rule.description',
          category: 'skt.module',
          type_id: 1,
        },
      },
      resources: each('skt.assets', {
        uid: 'id',
        name: 'name',
        type: first('entity', 'category'),
        version: 'version',
        data: {
          system: 'system',
          purdue_level: 'level',
          vendor: 'hardware_vendor',
          model: 'modele',
          localisation: 'localisation',
          description: 'description',
          first_seen: 'first_seen',
          last_seen: 'last_seen',
          category: 'category',
        },
      }),
      vulnerabilities: [
        {
          desc: 'vulnerability.description',
          severity: 'vulnerability.severity',
          references: 'vulnerability.reference',
          cve: {
            uid: 'vulnerability.id',
            type: 'vulnerability.enumeration',
            cvss: [{ base_score: 'vulnerability.score.base', version: 'vulnerability.score.version', vendor_name: 'vulnerability.classification' }],
          },
          vendor_name: 'vulnerability.scanner.vendor',
        },
      ],
      metadata: { loggers: [{ name: first('skt.sensor', 'skt.sniffer') }] },
    },
  ),
});
