import { apiCallOf, canonicalKey, detector, maturity, Novelty, parameter, plainText, watchedMaturity, type ApiCall } from '@cordon/core';
import type { EntityKey, EntityRef, Measure } from '@cordon/wire';

/**
 * Notices a person who lets an application act for them with wide rights, more so when nobody in the organisation uses that
 * application and when it is done from a network that is new to the person.
 * Odd, because such an application reads mail and files without a password, and keeps doing so when the password is changed.
 * Wrong when a department starts with a new tool that really needs those rights. A grant that an administrator writes through the API,
 * without a consent, is not noticed.
 *
 * Who uses an application is kept at the application, where each consent goes as an observation.
 */
const PRIOR = [
  [2, 0],
  [4, 2],
  [6, 4],
  [9, 7],
  [12, 8],
] as const;

const LEAST = 2;
/** The grant that the directory writes beside each consent names the resource, not the application; it is left out. */
const OPERATIONS = /^(?:Consent to application|Add OAuth2PermissionGrant)\.?$/;
/** Delegated permissions of Microsoft Graph by what they open (Graph permissions reference); the widest of each group counts. */
const SCOPES: readonly (readonly [RegExp, number, string])[] = [
  [/\b(?:full_access_as_(?:user|app)|EWS\.AccessAsUser\.All)\b/i, 3, 'the whole mailbox'],
  [/\bMail\.(?:ReadWrite|Read)\b(?!\.Basic)/i, 2, 'reading mail'],
  [/\bMail\.Send\b|\bSMTP\.Send\b/i, 2, 'sending mail'],
  [/\bMailboxSettings\.ReadWrite\b/i, 1.5, 'mailbox settings'],
  [/\b(?:Files|Sites)\.(?:ReadWrite|Read|FullControl)\.All\b/i, 2, 'all files'],
  [/\b(?:Directory|User|Group|RoleManagement|Application)\.(?:ReadWrite|Read)\.(?:All|Directory)\b/i, 2, 'the directory'],
  [/\bContacts\.Read/i, 0.5, 'contacts'],
  [/\boffline_access\b/i, 0.5, 'lasting access'],
];
/** Characters of an application's name that are shown; whoever registers it writes what they like. */
const MOST_NAME = 60;
const FIRST = 2;
const FOR_ALL = 1.5;
const NETWORK = 2;

interface Said {
  readonly user: EntityKey;
  readonly ip: string | undefined;
  readonly name: string;
  readonly score: number;
  readonly opens: readonly string[];
  readonly measures: readonly Measure[];
  readonly reasons: readonly string[];
}

export const oauthConsent = detector({
  manifest: {
    name: 'identity.oauth-consent',
    version: 1,
    domain: 'identity',
    classes: [6003],
    tactics: ['TA0006', 'TA0003'],
    techniques: ['T1528'],
    compares: 'actors',
    prior: PRIOR,
  },
  state: () => ({
    /** User → networks that mailbox and directory work is done from. */
    networks: new Novelty({ halfLifeDays: 60 }),
    /** Application → users; kept at the application. */
    users: new Novelty({ halfLifeDays: 180 }),
  }),

  event(e, ctx, s) {
    const call = apiCallOf(e.event);
    if (!call || !e.principal || call.provider !== 'Microsoft 365') return;
    const network = s.networks.look(ctx, e.key, call.network ?? '');
    if (call.network !== undefined) s.networks.learn(ctx, e.key, call.network);
    const app = OPERATIONS.test(call.operation) ? applicationOf(call) : undefined;
    if (app === undefined || call.failed) return;
    const measures: Measure[] = [];
    const reasons: string[] = [];
    const scopes = scopesOf(call);
    const opens = SCOPES.filter(([pattern]) => pattern.test(scopes));
    const wide = opens.reduce((sum, [, weight]) => sum + weight, 0);
    if (wide > 0) measures.push({ name: 'rights', value: wide, unit: 'bits', ordinary: 'sign-in and profile' });
    const forAll = wide > 0 && /true/i.test(parameter(call.parameters, 'ConsentContext.OnBehalfOfAll') ?? '') ? FOR_ALL : 0;
    if (forAll > 0) reasons.push('it holds for everybody');
    const elsewhere = wide > 0 && call.network !== undefined && network.count === 0 ? NETWORK * maturity(network) : 0;
    if (elsewhere > 0.05) {
      measures.push({ name: 'new network', value: Math.round(elsewhere * 100) / 100, unit: 'bits' });
      reasons.push(`it was given from ${call.network}, which is new to this user`);
    }
    const said: Said = {
      user: e.principal,
      ip: call.ip,
      name: plainText(call.target.name ?? '', MOST_NAME),
      score: wide + forAll + elsewhere,
      opens: opens.map(([, , what]) => what),
      measures,
      reasons,
    };
    ctx.observe({ kind: 'app', key: app }, JSON.stringify(said));
  },

  observation(o, ctx, s) {
    const said = JSON.parse(o.item.value) as Said;
    const user = `${said.user.kind}/${said.user.key}`;
    const seen = s.users.look(ctx, o.key, user);
    s.users.learn(ctx, o.key, user);
    const others = Math.round(seen.distinct) - (seen.count > 0 ? 1 : 0);
    const first = others <= 0 && said.score > 0 ? FIRST * (0.3 + 0.7 * watchedMaturity(ctx.watchedMs)) : 0;
    const score = said.score / Math.max(1, others) + first;
    if (score < LEAST || said.score === 0) return;
    const entities: EntityRef[] = [
      { ...said.user, role: 'actor' },
      { kind: 'app', key: o.entity.key, role: 'artefact', ...(said.name === '' ? {} : { name: said.name }) },
    ];
    if (said.ip !== undefined) entities.push({ kind: 'ip', key: said.ip, role: 'source' });
    const reasons = [...(others <= 0 ? ['nobody else here uses it'] : [`${others} colleagues use it`]), ...said.reasons];
    ctx.raise({
      score,
      subject: said.user,
      facet: o.entity.key,
      title: 'Consent to an application with wide rights',
      reason: `The user let ${said.name === '' ? 'an application' : `the application “${said.name}”`} act for them with ${said.opens.join(', ')}; ${reasons.join('; ')}.`,
      entities,
      measures: [...said.measures, { name: 'colleagues who use the application', value: Math.max(0, others) }],
      compared: 'the applications that people here have let in',
      normal: s.users
        .examples(o.key)
        .filter((u) => u !== user)
        .slice(0, 3),
    });
  },
});

const GUID = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/i;

function applicationOf(call: ApiCall): string | undefined {
  const named =
    parameter(call.parameters, 'TargetId.ServicePrincipalNames') ??
    parameter(call.parameters, 'ServicePrincipal.AppId') ??
    call.target.uid ??
    call.target.name;
  return named === undefined ? undefined : canonicalKey('app', GUID.exec(named)?.[0] ?? named);
}

function scopesOf(call: ApiCall): string {
  const p = call.parameters;
  return [
    parameter(p, 'ConsentAction.Permissions'),
    parameter(p, 'DelegatedPermissionGrant.Scope'),
    parameter(p, 'OAuth2PermissionGrant.Scope'),
    parameter(p, 'AppRole.Value'),
  ]
    .filter((t) => t !== undefined)
    .join(' ');
}
