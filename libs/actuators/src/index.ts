export * from './edl/dynamic-list';
export * from './edl/list-server';
export * from './ldap/disable-account';
export * from './nftables/block-traffic';
export * from './nftables/isolate-device';
export * from './nftables/nft-table';
export * from './simulator/simulator';
export * from './webhook/signed-webhook';
