export * from './addresses/address-data';
export type { AddressFact, Operator } from './addresses/address-fact';
export type { AddressTable } from './addresses/address-table';
export * from './addresses/bundled';
export * from './cloud/cloud-data';
export * from './cloud/read-cloud-ranges';
export * from './event-enricher';
export * from './mail/mail-kinds';
