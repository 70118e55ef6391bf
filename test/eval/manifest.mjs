// What of the evaluation data is an event, which format of ours reads it, and what is taken away before it reaches the engine.
//
//   node test/eval/manifest.mjs        lists the sets, and the files that no entry names
import { existsSync, readdirSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

export const DATA = resolve(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '../../../shared/data');

const TSHIRT = 'campaign/faketshirt';
const CURRENTIS = 'campaign/currentis/datasets/*/data';

/**
 * A set: `files`, globs below the data (`*` within a name, `**` over folders); `format`, ours that reads it; `prepare`, the step of `prepare.mjs`
 * that takes labels away (`plain` copies under neutral names of folders, `numbered` also neutral names of files, `folder` feeds as it lies);
 * `dropped`, what the step takes away; `named`, the format that the source names, for what no format recognises; `torture` when records are broken on purpose, so that a share of dead is no fault.
 */
export const SETS = [
  { name: 'cloud/invictus_aws', files: ['cloud/invictus_aws/**'], format: 'aws.cloudtrail', prepare: 'folder' },
  {
    name: 'cloud/stratus',
    files: ['cloud/stratus/*.json'],
    format: 'aws.cloudtrail',
    prepare: 'stratus',
    dropped: 'the tool and the technique in names of files, agents and resources',
  },
  {
    name: 'cloud/otrf_aws/proxy',
    files: ['cloud/otrf_aws/**/ec2_proxy*.zip'],
    format: 'aws.cloudtrail',
    prepare: 'zip',
    dropped: 'the names of files',
  },
  {
    name: 'cloud/otrf_aws/honeybucket',
    files: ['cloud/otrf_aws/**/*honeybucket*.zip'],
    format: 'csv of a honey bucket',
    prepare: 'zip',
    dropped: 'the names of files',
  },
  { name: 'identity/o365_ual.jsonl', files: ['identity/o365_ual.jsonl'], format: 'microsoft.ual', prepare: 'folder' },
  {
    name: 'network/ctu',
    files: ['network/ctu/**/*.log', 'network/ctu/**/*.log.labeled'],
    format: 'zeek.*',
    prepare: 'zeek',
    dropped: 'columns label, detailedlabel; the words of folders; labeled-conn.log, a repeat',
  },
  { name: 'network/slips/zeek', files: ['network/slips/**/*.log'], format: 'zeek.*', prepare: 'plain', dropped: 'the names of folders' },
  {
    name: 'network/slips/suricata',
    files: ['network/slips/**/*.suricata.json'],
    format: 'suricata.eve',
    prepare: 'numbered',
    dropped: 'the name of the file',
  },
  { name: 'network/apt29', files: ['network/apt29/**/*.log'], format: 'zeek.*', prepare: 'plain', dropped: 'the names of folders' },
  { name: 'ot/ocsf_zeek', files: ['ot/ocsf_zeek/**/*.log'], format: 'zeek.*', prepare: 'plain' },
  ...['modbus', 'dnp3', 'bacnet'].map((p) => ({
    name: `ot/icsnpp-${p}`,
    files: [`ot/icsnpp-${p}/testing/baseline/**/*.log`],
    format: 'zeek.*',
    prepare: 'plain',
  })),
  {
    name: 'email',
    files: ['email/**/*.eml'],
    format: 'mail',
    prepare: 'mails',
    dropped: 'labels.csv and the header rows, which are no mails; the verdicts in X- headers stay: they are judged elsewhere',
  },
  { name: 'mime/mime4j', files: ['mime/mime4j/**/*.msg'], format: 'mail', prepare: 'mails', torture: true },
  { name: 'mime/stalwart', files: ['mime/stalwart/**/*.eml'], format: 'mail', prepare: 'mails', torture: true },
  {
    name: 'detect/panther',
    files: ['detect/panther_rule_tests.jsonl'],
    format: 'by logTypes',
    named: 'json',
    prepare: 'panther',
    dropped: 'all but the member log; tests without a log',
  },
  {
    name: 'sigma/regression',
    files: ['sigma/regression_data/**/*.json'],
    format: 'windows.json',
    prepare: 'numbered',
    dropped: 'the names of files and folders',
  },
  ...['russellmitchell', 'santos', 'shaw', 'wardbeck'].map((t) => ({
    name: `correlate/ait_ads/${t}`,
    files: [`correlate/ait_ads/${t}_alerts.csv.gz`],
    format: 'ids-alert',
    prepare: 'alerts',
    dropped: 'columns time_label, event_label; rows sorted by time, then as they stood',
  })),
  { name: 'currentis/zeek_conn', files: [`${CURRENTIS}/zeek_conn.jsonl.gz`], format: 'zeek.conn in an envelope', prepare: 'folder' },
  { name: 'currentis/zeek_dns', files: [`${CURRENTIS}/zeek_dns.jsonl.gz`], format: 'zeek.dns in an envelope', prepare: 'folder' },
  { name: 'currentis/zeek_http', files: [`${CURRENTIS}/zeek_http.jsonl.gz`], format: 'zeek.http in an envelope', prepare: 'folder' },
  {
    name: 'currentis/exchange',
    files: [`${CURRENTIS}/exchange_message_tracking.jsonl.gz`],
    format: 'exchange.tracking in an envelope',
    prepare: 'folder',
  },
  { name: 'currentis/syslog', files: [`${CURRENTIS}/linux_syslog.jsonl.gz`], format: 'squid.access and syslog in an envelope', prepare: 'folder' },
  { name: 'currentis/slack', files: [`${CURRENTIS}/slack_messages.jsonl.gz`], format: 'slack.message in an envelope', prepare: 'folder' },
  {
    name: 'faketshirt/asa',
    files: [`${TSHIRT}/network/cisco_asa/*.gz`],
    format: 'cisco.asa',
    prepare: 'asa',
    dropped: '` demo_id=` at the end of a line, `<PRI>`; lines sorted by time',
  },
  ...['dns', 'proxy', 'firewall', 'audit'].map((kind) => ({
    name: `faketshirt/secure_access_${kind}`,
    files: [`${TSHIRT}/cloud/cisco_secure_access/*_${kind}.csv.gz`],
    format: `cisco.secure-access.${kind}`,
    prepare: 'tail',
    dropped: 'the last column, demo_id',
  })),
  {
    name: 'faketshirt/guardduty',
    files: [`${TSHIRT}/cloud/aws/aws_guardduty*`],
    format: 'aws.guardduty',
    prepare: 'member',
    dropped: 'the member demo_id',
  },
  {
    name: 'faketshirt/cloudtrail',
    files: [`${TSHIRT}/cloud/aws/aws_cloudtrail*`],
    format: 'aws.cloudtrail',
    prepare: 'member',
    dropped: 'the member demo_id',
  },
  {
    name: 'faketshirt/exchange',
    files: [`${TSHIRT}/cloud/microsoft/exchange_message_trace*`],
    format: 'exchange.trace',
    prepare: 'member',
    dropped: 'the member demo_id',
  },
  {
    name: 'faketshirt/office',
    files: [`${TSHIRT}/cloud/microsoft/office_audit*`],
    format: 'microsoft.ual',
    prepare: 'member',
    dropped: 'the member demo_id',
  },
  { name: 'faketshirt/entra', files: [`${TSHIRT}/cloud/entraid/*.gz`], format: 'microsoft.entra', prepare: 'member', dropped: 'the member demo_id' },
  {
    name: 'faketshirt/sysmon',
    files: [`${TSHIRT}/windows/sysmon*`],
    format: 'sysmon as text of name=value',
    prepare: 'ownLine',
    dropped: 'the line demo_id=',
  },
  {
    name: 'faketshirt/windows',
    files: [`${TSHIRT}/windows/wineventlog*`],
    format: 'windows as text of name=value',
    prepare: 'ownLine',
    dropped: 'the line demo_id=',
  },
];

/** What is no event: `[globs, reason]`. */
export const NOT_EVENTS = [
  [['**/README.md', '**/*.yaml', '**/labels.config', 'email/labels.csv', 'README.md'], 'says what the data are and holds the answers'],
  [['**/*.pcap', 'ot/**/*_labeled.csv'], 'packets, and labels by packet'],
  [['email/pattern_of_life/**'], 'header rows without the mail: they teach who writes to whom'],
  [['normalise/**'], 'raw and expected events: `npm run eval -- normalise`'],
  [['mime/**'], 'the parse that is expected of a mail beside it'],
  [['correlate/panther/**', 'sigma/**'], 'rules and their tests'],
  [['reference/**'], 'standards'],
  [['network/ctu/**', 'ot/icsnpp-*/**', 'network/**', 'cloud/**', 'identity/**', 'campaign/**', 'detect/**'], 'beside the events of its folder'],
];

/** A glob as an expression: `**` any path, `*` within a name. */
const expression = (glob) =>
  new RegExp(
    `^${glob.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/\*\*\/|\*\*|\*/g, (s) => ({ '**/': '(?:.*/)?', '**': '.*', '*': '[^/]*' })[s])}$`,
  );

/** Files of the data, relative, each folder read once. */
export function allFiles(data = DATA) {
  return readdirSync(data, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(data, join(entry.parentPath ?? entry.path, entry.name)))
    .sort();
}

export const matching = (globs, files) => {
  const tests = globs.map(expression);
  return files.filter((file) => tests.some((t) => t.test(file)));
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  if (!existsSync(DATA)) console.log('manifest: there is no evaluation data beside the repository');
  else {
    const files = allFiles();
    const named = new Set();
    for (const set of SETS) {
      const mine = matching(set.files, files);
      mine.forEach((f) => named.add(f));
      console.log(
        `${set.name}: ${mine.length} files, ${set.format}${set.torture ? ', torture' : ''}${set.dropped ? `; without ${set.dropped}` : ''}`,
      );
    }
    for (const [globs, reason] of NOT_EVENTS) {
      const rest = matching(globs, files).filter((f) => !named.has(f));
      rest.forEach((f) => named.add(f));
      console.log(`no event: ${rest.length} files, ${reason}`);
    }
    console.log(`named nowhere: ${files.filter((f) => !named.has(f)).join(', ') || 'none'}`);
  }
}
