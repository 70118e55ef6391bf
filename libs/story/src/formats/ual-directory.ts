import type { Random } from '../random';
import type { Draft } from '../records';
import type { Client, Person, World } from '../world/world';
import { APPS, RECORD_TYPE, audit, deviceProperties, pairs, type Fields } from './ual';

/** A way of signing in: who, from where, with what. */
export interface SignIn {
  readonly at: number;
  readonly person: Person;
  readonly ip: string;
  readonly client: Client;
  readonly app: string;
}

const actors = (world: World, person: Person, ip: string, target: string): Fields => ({
  Actor: [
    { ID: person.objectId, Type: 0 },
    { ID: person.upn, Type: 5 },
  ],
  ActorContextId: world.company.organisationId,
  ActorIpAddress: ip,
  SupportTicketId: '',
  Target: [{ ID: target, Type: 0 }],
  TargetContextId: world.company.organisationId,
});

const signInRecord = (world: World, random: Random, s: SignIn, operation: string, requestType: string, tail: Fields): Draft => {
  const [session, inter] = [random.guid(), random.guid()];
  const head = {
    at: s.at,
    operation,
    recordType: RECORD_TYPE.directoryLogon,
    workload: 'AzureActiveDirectory' as const,
    person: s.person,
    userKey: s.person.objectId,
    ip: s.ip,
  };
  return audit(world, random, { ...head, result: operation === 'UserLoggedIn' ? 'Success' : 'Failed' }, (id) => ({
    ObjectId: APPS.exchange,
    AzureActiveDirectoryEventType: 1,
    ExtendedProperties: pairs({ ResultStatusDetail: 'Success', UserAgent: s.client.userAgent, RequestType: requestType }),
    ModifiedProperties: [],
    ...actors(world, s.person, s.ip, APPS.exchange),
    InterSystemsId: inter,
    IntraSystemId: id,
    ApplicationId: s.app,
    DeviceProperties: deviceProperties(s.client, session),
    ...tail,
  }));
};

export const userLoggedIn = (world: World, random: Random, s: SignIn): Draft =>
  signInRecord(world, random, s, 'UserLoggedIn', 'OAuth2:Authorize', { ErrorNumber: '0' });

/** Wrong password (AADSTS50126). */
export const userLoginFailed = (world: World, random: Random, s: SignIn): Draft =>
  signInRecord(world, random, s, 'UserLoginFailed', 'Login:login', { ErrorNumber: '50126', LogonError: 'InvalidUserNameOrPassword' });

export interface Grant {
  readonly at: number;
  readonly person: Person;
  readonly ip: string;
  readonly userAgent: string;
  readonly appName: string;
  readonly appId: string;
  readonly scopes: string;
}

/** A person lets an application act for them: the grant and the consent, as the directory writes both. */
export const consent = (world: World, random: Random, g: Grant): Draft[] => {
  const [principal, resource, inter] = [random.guid(), random.guid(), random.guid()];
  const record = (operation: string, changes: readonly (readonly [string, string])[]): Draft => {
    const head = {
      at: g.at,
      operation,
      recordType: RECORD_TYPE.directory,
      workload: 'AzureActiveDirectory' as const,
      person: g.person,
      ip: g.ip,
      result: 'Success',
    };
    return audit(world, random, { ...head, userKey: `${g.person.puid}@${world.company.tenantName}` }, (id) => ({
      ObjectId: g.appId,
      AzureActiveDirectoryEventType: 1,
      ExtendedProperties: pairs({
        additionalDetails: JSON.stringify({ 'User-Agent': g.userAgent, AppId: g.appId }),
        extendedAuditEventCategory: 'ServicePrincipal',
      }),
      ModifiedProperties: changes.map(([Name, NewValue]) => ({ Name, NewValue, OldValue: '' })),
      ...actors(world, g.person, g.ip, g.appId),
      Target: [
        { ID: `ServicePrincipal_${principal}`, Type: 2 },
        { ID: principal, Type: 2 },
        { ID: 'ServicePrincipal', Type: 2 },
        { ID: g.appName, Type: 1 },
        { ID: g.appId, Type: 2 },
      ],
      InterSystemsId: inter,
      IntraSystemId: id,
    }));
  };
  const permissions = `[] => [[Id: ${random.letters(43)}, ClientId: ${principal}, PrincipalId: ${g.person.objectId}, ResourceId: ${resource}, ConsentType: Principal, Scope: ${g.scopes}]]; `;
  return [
    record('Add delegated permission grant.', [
      ['DelegatedPermissionGrant.Scope', g.scopes],
      ['DelegatedPermissionGrant.ConsentType', 'Principal'],
      ['ServicePrincipal.ObjectID', principal],
    ]),
    record('Consent to application.', [
      ['ConsentContext.IsAdminConsent', 'False'],
      ['ConsentContext.IsAppOnly', 'False'],
      ['ConsentContext.OnBehalfOfAll', 'False'],
      ['ConsentContext.Tags', 'WindowsAzureActiveDirectoryIntegratedApp'],
      ['ConsentAction.Permissions', permissions],
      ['TargetId.ServicePrincipalNames', g.appId],
    ]),
  ];
};
