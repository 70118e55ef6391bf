import type { Department } from './words';

export interface Network {
  readonly cidr: string;
  readonly name: string;
  /** ISO 3166 alpha-2. */
  readonly country: string;
  readonly own: boolean;
}

/** Where somebody is on the internet: what a cloud product sees of them. */
export interface Place {
  readonly ip: string;
  readonly network: Network;
}

export type AssetClass = 'workstation' | 'server' | 'domain-controller' | 'gateway' | 'mail-gateway' | 'backup' | 'printer';

export interface Asset {
  readonly id: string;
  readonly hostname: string;
  readonly ip: string;
  readonly mac: string;
  readonly class: AssetClass;
  /** 0.5 low, 1 ordinary, 1.5 high, 2 critical. */
  readonly criticality: number;
  /** Id of the person who uses it. */
  readonly owner?: string;
}

/** A client as a cloud product describes it. */
export interface Client {
  readonly userAgent: string;
  readonly os: string;
  readonly browser: string;
  /** Directory id of a managed device; a stranger has none. */
  readonly deviceId?: string;
  readonly displayName?: string;
}

export interface IamUser {
  readonly userName: string;
  readonly principalId: string;
  readonly accessKeyId: string;
  readonly duty: 'admin' | 'engineer' | 'reader';
}

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly mail: string;
  readonly upn: string;
  readonly sid: string;
  readonly objectId: string;
  /** The passport id that Exchange writes as UserKey. */
  readonly puid: string;
  readonly mailboxGuid: string;
  readonly department: Department;
  readonly title: string;
  readonly criticality: number;
  readonly device: Asset;
  readonly client: Client;
  readonly iam?: IamUser;
  readonly home: Place;
  readonly mobile: Place;
  readonly habits: Habits;
}

export interface Habits {
  /** Minutes after midnight, on an ordinary day. */
  readonly starts: number;
  readonly worksMinutes: number;
  /** Days of the working week (0 = Monday) usually spent at home. */
  readonly homeDays: readonly number[];
  /** Favourite hosts, the first the most visited. */
  readonly hosts: readonly Service[];
}

export interface Service {
  readonly host: string;
  readonly ip: string;
  readonly port: number;
  /** Median bytes a connection sends and receives. */
  readonly sent: number;
  readonly received: number;
}

export interface Contact {
  readonly name: string;
  readonly mail: string;
}

export interface Company {
  readonly name: string;
  readonly domain: string;
}

/** A company that writes every week on the same day. */
export interface Partner extends Company {
  readonly contact: Contact;
  /** Person who deals with them. */
  readonly with: string;
  readonly weekday: number;
  readonly minute: number;
  /** Address that their mail comes from. */
  readonly mailIp: string;
  /** DKIM and DMARC; small firms often have neither. */
  readonly signsMail: boolean;
  readonly portal: Service;
  readonly topic: string;
}

export interface World {
  readonly seed: number;
  readonly company: Company & { readonly country: string; readonly organisationId: string; readonly tenantName: string };
  readonly utcOffsetMinutes: number;
  readonly people: readonly Person[];
  readonly servers: Readonly<Record<ServerName, Asset>>;
  readonly partners: readonly Partner[];
  /** Of all departments; habits choose among them. */
  readonly services: readonly Service[];
  readonly agents: { readonly updates: Service; readonly status: Service; readonly licence: Service; readonly backup: Service };
  /** Devices (asset ids) with the status agent, which polls all day. */
  readonly polledDevices: readonly string[];
  readonly networks: readonly Network[];
  readonly office: Place;
  /** Networks abroad where nobody of the company lives; travellers and strangers come from here. */
  readonly abroad: readonly Network[];
  /** Ids of the people the story is about. */
  readonly cast: Cast;
  readonly aws: {
    readonly accountId: string;
    readonly region: string;
    readonly buckets: readonly string[];
    readonly workerIp: string;
    readonly workerRoleId: string;
  };
}

export type ServerName = 'fw01' | 'dc01' | 'dc02' | 'file01' | 'erp01' | 'mx01' | 'mbx01' | 'backup01' | 'print01';

export interface Cast {
  /** Finance, with a key to the cloud; deals with `impersonated`. */
  readonly victim: string;
  /** Domain of the partner whose name the intruder borrows. */
  readonly impersonated: string;
  readonly traveller: string;
  readonly buyer: string;
  readonly admin: string;
  readonly designer: string;
  readonly consenter: string;
}

export const personById = (world: World, id: string): Person => {
  const person = world.people.find((p) => p.id === id);
  if (!person) throw new RangeError(`nobody is ${id}`);
  return person;
};
