import { jsonFormat } from '../../form/define';
import { code, first, is } from '../../form/form';
import { asText, isObject, type Json } from '../../shared/json';
import { activityOf } from '../../shared/verb';

/** Members that only payloads of one event have; the name of the event is in a header (`X-GitHub-Event`) that a body does not hold. */
const KINDS = [
  'workflow_run',
  'workflow_job',
  'check_run',
  'check_suite',
  'review',
  'comment',
  'pull_request',
  'discussion',
  'issue',
  'release',
  'deployment',
  'package',
  'ruleset',
  'rule',
  'alert',
  'member',
  'membership',
  'team',
  'hook',
  'key',
  'installation',
  'pages',
  'commits',
  'forkee',
] as const;
/** Where the event has another name than the member. */
const EVENTS: Readonly<Record<string, string>> = { commits: 'push', pages: 'gollum', forkee: 'fork', rule: 'branch_protection_rule' };

/** The event and its action, `push` or `issue.opened`. */
function named(record: Json): Json {
  const member = KINDS.find((kind) => isObject(record[kind]) || Array.isArray(record[kind]));
  const kind = member === undefined ? (isObject(record['repository']) ? 'repository' : 'organization') : (EVENTS[member] ?? member);
  const action = asText(record['action']);
  return { ...record, kind: action === undefined ? kind : `${kind}.${action}` };
}

const latest = ['workflow_run', 'workflow_job', 'review', 'comment', 'pull_request', 'issue', 'discussion', 'release', 'alert', 'deployment'];

/** Payloads of GitHub's webhooks. */
export const githubWebhook = jsonFormat({
  name: 'github.webhook',
  docs: 'https://docs.github.com/en/webhooks/webhook-events-and-payloads',
  signs: [
    { has: ['sender.login', 'repository.full_name'] },
    { has: ['sender.login', 'organization.login'] },
    { has: ['repository.full_name', 'action'] },
    { has: ['repository.full_name', 'commits', 'ref'] },
    { has: ['repository.full_name', 'pages'] },
  ],
  prepare: named,
  mapping: {
    product: { vendor: 'GitHub', name: 'Webhooks' },
    // A payload has no time of its own: that of what it is about.
    time: first(
      'head_commit.timestamp',
      ...latest.map((kind) => `${kind}.updated_at`),
      ...latest.map((kind) => `${kind}.created_at`),
      'repository.updated_at',
    ),
    event: {
      metadata: { event_code: 'kind', tenant_uid: 'organization.id' },
      actor: {
        user: {
          name: first('sender.login', 'pusher.name'),
          uid: 'sender.id',
          email_addr: 'pusher.email',
          type: 'sender.type',
          account: { name: 'organization.login', uid: 'organization.id', type_id: 99 },
        },
        app_uid: 'installation.id',
      },
    },
    variants: [
      {
        class: 'api_activity',
        activity: activityOf('action', 'kind'),
        event: {
          activity_name: 'kind',
          api: { operation: 'kind', service: { name: is('GitHub') } },
          resources: [
            {
              name: first('repository.full_name', 'organization.login'),
              uid: 'repository.id',
              type: code([], ({ repository }) => (isObject(repository) ? 'repository' : 'organization')),
            },
          ],
          message: first('head_commit.message', 'pull_request.title', 'issue.title', 'workflow_run.name', 'alert.summary'),
        },
      },
    ],
    ignore: ['action'],
  },
});
