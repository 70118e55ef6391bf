import { all, first, lookup, when, PRESENT, type Mapping, type Tree } from '../../form/form';
import { codedUid } from '../../shared/finding-uid';
import { actionOf, dispositionOf, flowPrincipal, httpActivity } from '../../shared/flow';
import { urlTree } from '../../shared/url-parts';

/** Words by which the service says that there is nothing. */
const some = (path: string): ReturnType<typeof when> => when({ [path]: /^(?!None$|NA$|N\/A$|Not Applicable$|0$)/i }, path);

const SOURCE: Tree = {
  ip: first('ClientIP', 'clientip', 'cip', 'csip'),
  port: first('clientport', 'csport'),
  hostname: first(some('devicehostname'), some('devicename')),
  owner: some('deviceowner'),
  proxy_endpoint: { ip: first('clientpublicIP', 'clientpublicip', 'tsip') },
};
const TARGET: Tree = { ip: first('serverip', 'sip', 'cdip'), port: first('serverport', 'cdport'), hostname: 'hostname' };
const URL = urlTree('parts', {
  url_string: 'url',
  hostname: first('parts.hostname', 'hostname'),
  categories: all('urlcategory', 'urlsupercategory', 'urlclass'),
});
const ACTOR: Tree = { user: { name: first('user', 'login'), groups: all(some('department')) } };
const FILE: Tree = { name: some('filename'), type: some('filetype'), hashes: all(some('md5'), some('bamd5'), some('sha256')), type_id: 1 };
const VERDICT: Tree = {
  action: 'action',
  action_id: actionOf('action'),
  disposition_id: dispositionOf('action'),
  firewall_rule: { name: first(some('rulelabel'), some('rule'), some('urlfilterrulelabel')), type: some('ruletype') },
};

/** Feeds of Zscaler's NSS under the names of its documentation → OCSF. */
export const MAPPING: Mapping = {
  product: { vendor: 'Zscaler', name: 'Zscaler Internet Access' },
  time: first('datetime', 'epochtime', 'time', '$.time'),
  id: first('event_id', 'recordid'),
  event: {
    message: 'reason',
    device: { hostname: '$.host', name: 'location', type_id: 0 },
    metadata: { event_code: first(some('reason'), 'action'), log_name: first('product', 'sourcetype') },
  },
  variants: [
    {
      when: [{ threatname: /^(?!None$|NA$|N\/A$).{1,}/i }, { malwarecategory: /^(?!None$|NA$|N\/A$|Clean).{1,}/i, threatname: PRESENT }],
      class: 'detection_finding',
      activity: 'Create',
      event: {
        ...VERDICT,
        is_alert: true,
        severity_id: lookup(
          'threatseverity',
          [
            [/critical/i, 'Critical'],
            [/high/i, 'High'],
            [/medium/i, 'Medium'],
            [/low/i, 'Low'],
          ],
          'Medium',
        ),
        finding_info: {
          title: 'threatname',
          desc: 'reason',
          uid: codedUid('event_id', 'recordid', 'datetime', 'ClientIP', 'url', 'threatname'),
          types: all(some('threatcategory'), some('threatclass'), some('malwarecategory')),
          analytic: { name: 'threatname', category: some('threatcategory'), type_id: 1 },
        },
        malware: [{ name: 'threatname', classification_ids: [0] }],
        evidences: [{ src_endpoint: SOURCE, dst_endpoint: TARGET, actor: ACTOR, url: URL, file: FILE }],
      },
    },
    {
      when: [{ url: PRESENT }, { requestmethod: PRESENT }],
      class: 'http_activity',
      activity: httpActivity('requestmethod'),
      event: {
        ...VERDICT,
        src_endpoint: SOURCE,
        dst_endpoint: TARGET,
        actor: ACTOR,
        app_name: some('appname'),
        app_protocol_name: 'protocol',
        http_request: { http_method: 'requestmethod', url: URL, user_agent: 'useragent', referrer: some('refererURL'), length: 'requestsize' },
        http_response: { code: first('status', 'responsecode'), content_type: some('contenttype'), length: 'responsesize' },
        traffic: { bytes: first('transactionsize', 'totalsize'), bytes_out: 'requestsize', bytes_in: 'responsesize' },
        file: FILE,
      },
    },
    {
      class: 'network_activity',
      activity: lookup('action', [[/^(?:block|drop|den)/i, 'Refuse']], 'Traffic'),
      event: {
        ...VERDICT,
        src_endpoint: SOURCE,
        dst_endpoint: TARGET,
        actor: ACTOR,
        app_name: first(some('nwapp'), some('appname')),
        connection_info: { protocol_name: first('proto', 'protocol') },
        traffic: { bytes_out: 'outbytes', bytes_in: 'inbytes' },
      },
    },
  ],
  ignore: ['parts', 'vendor'],
  principal: flowPrincipal,
};
