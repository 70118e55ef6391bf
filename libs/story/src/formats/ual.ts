import type { Random } from '../random';
import type { Draft } from '../records';
import type { Client, Person, World } from '../world/world';

// Common and product schemas: https://learn.microsoft.com/office/office-365-management-api/office-365-management-activity-api-schema

export type Fields = Readonly<Record<string, unknown>>;

export const RECORD_TYPE = {
  exchangeAdmin: 1,
  exchangeItem: 2,
  sharePointFile: 6,
  directory: 8,
  directoryLogon: 15,
  exchangeAggregated: 50,
} as const;

/** Application ids of the clients people use; facts of the product. */
export const APPS = {
  exchange: '00000002-0000-0ff1-ce00-000000000000',
  office: 'd3590ed6-52b3-4102-aeff-aad2292ab01c',
  officeWeb: '4345a7b9-9a63-4910-a426-35363201d503',
  outlookMobile: '27922004-5251-4030-b22d-91ecd9a37ea4',
  teams: '1fec8e78-bce4-4aaf-ab1b-5451cc387264',
  webMail: '9199bf20-a13f-4107-85dc-02114787ef48',
} as const;

export interface Audit {
  readonly at: number;
  readonly operation: string;
  readonly recordType: number;
  readonly workload: 'AzureActiveDirectory' | 'Exchange' | 'OneDrive' | 'SharePoint';
  readonly person: Person;
  readonly userKey: string;
  readonly ip: string;
  /** Absent where the product writes none (files). */
  readonly result?: string;
}

/** One record of the unified audit log, in UTC and whole seconds. */
export const audit = (world: World, random: Random, a: Audit, rest: (id: string) => Fields): Draft => {
  const id = random.guid();
  const fields = rest(id);
  const text = (at: number): string =>
    JSON.stringify({
      CreationTime: new Date(at).toISOString().slice(0, 19),
      Id: id,
      Operation: a.operation,
      OrganizationId: world.company.organisationId,
      RecordType: a.recordType,
      ...(a.result && { ResultStatus: a.result }),
      UserKey: a.userKey,
      UserType: 0,
      Version: 1,
      Workload: a.workload,
      ClientIP: a.ip,
      UserId: a.person.upn,
      ...fields,
    });
  return { format: 'm365-ual', at: a.at, text };
};

export interface Pair {
  readonly Name: string;
  readonly Value: string;
}

/** The product's lists of name and value. */
export const pairs = (values: Readonly<Record<string, string>>): Pair[] => Object.entries(values).map(([Name, Value]) => ({ Name, Value }));

export const deviceProperties = (client: Client, sessionId: string): Pair[] =>
  pairs({
    ...(client.deviceId && { Id: client.deviceId }),
    ...(client.displayName && { DisplayName: client.displayName }),
    OS: client.os,
    BrowserType: client.browser,
    ...(client.deviceId && { TrustType: '1' }),
    IsCompliant: client.deviceId ? 'True' : 'False',
    IsCompliantAndManaged: client.deviceId ? 'True' : 'False',
    SessionId: sessionId,
  });
