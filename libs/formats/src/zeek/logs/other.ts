import { ABSENT, first, is, lookup, PRESENT } from '../../form/form';
import { flow, traffic, zeekLog } from '../log';

/** Zeek's own running: Reporter::Info, Stats::Info, CaptureLoss::Info, LoadedScripts::Info and the like. */
export const RUNNING = zeekLog({
  name: 'running',
  paths: [
    'reporter',
    'stats',
    'capture_loss',
    'packet_filter',
    'loaded_scripts',
    'cluster',
    'broker',
    'prof',
    'config',
    'telemetry',
    'stderr',
    'stdout',
  ],
  members: [
    { has: ['init', 'filter', 'node'] },
    { has: ['percent_lost', 'acks', 'peer'] },
    { has: ['pkts_proc', 'mem'] },
    { has: ['location', 'level', 'message', 'ts'], is: { level: /^Reporter::/ } },
    { has: ['name'], is: { name: /^ {0,256}[^ ]{1,1024}\.(?:zeek|bro)$/, ts: ABSENT } },
  ],
  variants: [
    {
      class: 'base_event',
      activity: 99,
      event: {
        activity_name: first('_path', is('running')),
        message: first('message', 'name', 'filter', 'percent_lost', 'mem'),
        severity_id: lookup('level', { 'Reporter::ERROR': 'High', 'Reporter::WARNING': 'Medium' }, 'Informational'),
        status_id: lookup('success', { true: 'Success', T: 'Success', false: 'Failure', F: 'Failure' }),
      },
    },
  ],
});

/** Logs of Zeek that have no mapping of their own: of packages, of a site, of Zeek's own running. None is lost. */
export const OTHER = zeekLog({
  name: 'other',
  paths: /^/,
  isGeneric: true,
  members: [
    { has: ['_path'] },
    { has: ['@stream'] },
    { has: ['ts', 'id\\.orig_h', 'id\\.resp_h'] },
    { has: ['ts', 'id_orig_h', 'id_resp_h'] },
    { has: ['ts', 'uid', 'id'], is: { 'id.orig_h': PRESENT } },
  ],
  variants: [
    traffic({ ...flow(first('service', '_path')), message: first('message', 'msg') }, 'Traffic', { 'id.orig_h': PRESENT, 'id.resp_h': PRESENT }),
    {
      when: { _path: PRESENT },
      class: 'base_event',
      activity: 99,
      event: { activity_name: '_path', message: first('message', 'msg', 'name') },
    },
    { when: { _path: ABSENT }, class: 'base_event', activity: 99, event: { activity_name: is('other'), message: first('message', 'msg', 'name') } },
  ],
});
