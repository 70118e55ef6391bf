import { sha256 } from '@noble/hashes/sha2';
import { bytesToHex } from '@noble/hashes/utils';

const ID_HEX = 32;

/** A pure function of the seed: the member with the least (at, id). */
export const incidentId = (tenant: string, seed: string): string => `inc-${bytesToHex(sha256(JSON.stringify([tenant, seed]))).slice(0, ID_HEX)}`;
