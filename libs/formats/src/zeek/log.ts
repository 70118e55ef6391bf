import { ok } from '@cordon/wire';
import { compile } from '../form/compile';
import { signOf, type JsonFormat, type JsonSign } from '../form/define';
import { first, is, PRESENT, type Condition, type Leaf, type Mapping, type Tree, type Variant } from '../form/form';
import { text } from '../shared/json';
import { zeekRecord } from './record';

/** One log of Zeek, or a family of logs of one analyzer. */
export interface LogDescription {
  /** `zeek.<name>` is the name of the format. */
  readonly name: string;
  /** `_path` of the records; left out, it is the name. */
  readonly paths?: readonly string[] | RegExp;
  /** Members by which a record is known that does not say its log; the first is the least common. Only where all of them together are in no other log. */
  readonly members?: readonly JsonSign[];
  readonly docs?: string;
  readonly time?: Leaf;
  readonly event?: Tree;
  readonly variants: Mapping['variants'];
  readonly bindings?: Mapping['bindings'];
  readonly ignore?: readonly string[];
  readonly isGeneric?: boolean;
}

export interface ZeekLog {
  readonly format: JsonFormat;
  /** Whether a log of that path is meant. */
  reads(path: string): boolean;
}

const DOCS = 'https://docs.zeek.org/en/current/script-reference/log-files.html';
/** Members that writers and shippers of logs add. */
const ADDED = ['_path', '@stream', '_write_ts', '@proc', 'ts'];

/**
 * A log of Zeek whose records are mapped as data. JSON and TSV are the same record (`zeekRecord`). A record without a readable `ts` (`loaded_scripts`,
 * baselines of tests) has its arrival as time.
 */
export function zeekLog(d: LogDescription): ZeekLog {
  const { paths = [d.name], docs = DOCS } = d;
  const mapping: Mapping = {
    product: { vendor: 'Zeek', name: 'Zeek' },
    time: d.time ?? 'ts',
    event: { ...COMMON, ...d.event },
    variants: d.variants,
    ignore: [...ADDED, ...(d.ignore ?? [])],
    ...(d.bindings === undefined ? {} : { bindings: d.bindings }),
  };
  const map = compile(`zeek.${d.name}`, mapping);
  const said: JsonSign[] = [
    { has: ['_path'], is: { _path: paths } },
    { has: ['@stream'], is: { '@stream': paths } },
  ];
  const only = paths instanceof RegExp ? undefined : paths[0];
  return {
    reads: (path) => (paths instanceof RegExp ? paths.test(path) : paths.includes(path)),
    format: {
      kind: 'json',
      name: `zeek.${d.name}`,
      docs,
      mapping,
      isGeneric: d.isGeneric === true,
      signs: [...(d.isGeneric === true ? [] : said), ...(d.members ?? [])].map(signOf),
      read(r, outer, context) {
        const result = map(zeekRecord(r, text(r['_path']) ?? text(r['@stream']) ?? only), outer, context);
        return result.kind === 'ok' ? ok([result.value]) : result;
      },
    },
  };
}

/** What every record may have. */
const COMMON: Tree = {
  metadata: {
    log_name: '_path',
    loggers: [{ name: first('_system_name', '@system', '_node_name', 'peer', 'peer_descr') }],
  },
};

const NUMBERS: Readonly<Record<string, number>> = { tcp: 6, udp: 17 };

/** Both ends and the connection; `over` is the transport where the log has no column of it. */
export const flow = (app: Leaf, over?: 'tcp' | 'udp'): Tree => ({
  src_endpoint: { ip: 'id.orig_h', port: 'id.orig_p', mac: 'orig_l2_addr' },
  dst_endpoint: { ip: 'id.resp_h', port: 'id.resp_p', mac: 'resp_l2_addr' },
  connection_info: {
    uid: 'uid',
    community_uid: 'community_id',
    ...(over === undefined ? { protocol_name: 'proto' } : { protocol_name: first('proto', is(over)), protocol_num: NUMBERS[over] ?? 0 }),
  },
  app_protocol_name: app,
});

/** A log of which OCSF has no class of its own: network activity. */
export const traffic = (event: Tree, activity: Variant['activity'] = 'Traffic', when?: Condition): Variant => ({
  ...(when === undefined ? {} : { when }),
  class: 'network_activity',
  activity,
  event,
});

/** Zeek writes no id where a packet belongs to no connection. */
export const HAS_FLOW: Condition = { 'id.orig_h': PRESENT };
