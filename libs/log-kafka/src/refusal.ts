/** kafkajs has one error for every end of a SASL exchange and keeps of its reason only the text; these are its texts for a lost connection. */
const CUT_OFF =
  /failed: (Closed connection|Connection closed by the server|Connection error: .*|Connection timeout|Not connected|Request .* timed out)$/s;

/** True when the broker has refused the credentials; false when the connection was lost while they were exchanged, which is an outage. */
export const isLoginRefused = ({ name, message }: Error): boolean => name === 'KafkaJSSASLAuthenticationError' && !CUT_OFF.test(message);

/** Node's codes for a certificate that it does not accept, https://nodejs.org/api/tls.html#x509-certificate-error-codes */
const UNTRUSTED = new Set([
  'CERT_CHAIN_TOO_LONG',
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'CERT_REJECTED',
  'CERT_REVOKED',
  'CERT_SIGNATURE_FAILURE',
  'CERT_UNTRUSTED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'HOSTNAME_MISMATCH',
  'INVALID_CA',
  'INVALID_PURPOSE',
  'PATH_LENGTH_EXCEEDED',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);
/** OpenSSL's for a handshake that can never succeed: alerts of the peer about our certificate, no version or cipher in common, no TLS at all. */
const NO_HANDSHAKE =
  /^ERR_SSL_.*(CERTIFICATE|UNKNOWN_CA|ACCESS_DENIED|PROTOCOL_VERSION|UNSUPPORTED_PROTOCOL|WRONG_VERSION_NUMBER|HANDSHAKE_FAILURE|INSUFFICIENT_SECURITY)/;

/** True when one side of a TLS connection does not accept the other. */
export function isDistrust(error: Error): boolean {
  if (!('code' in error) || typeof error.code !== 'string') return false;
  return UNTRUSTED.has(error.code) || NO_HANDSHAKE.test(error.code);
}

/** Takes thread, file and line out of what OpenSSL says, and leaves its reason. */
export const plain = (message: string): string => message.replace(/[0-9A-F]+:error:[0-9A-F]+:SSL routines:[^:]*:([^:]+):.*/s, 'TLS: $1').trim();

/** What may be wrong, besides an outage, when a first connection ends so. */
const DOUBTS: readonly (readonly [RegExp, string])[] = [
  [/before secure TLS connection was established/, 'does the port speak TLS?'],
  [/^Closed connection$/, 'does the port ask for TLS or SASL?'],
  [/given the current SASL state/, 'does the port speak SASL?'],
];

/** The same for a first connection: nothing has shown yet that the settings fit the port. */
export function plainAtFirst(message: string): string {
  const doubt = DOUBTS.find(([text]) => text.test(message))?.[1];
  return doubt === undefined ? plain(message) : `${message}; ${doubt}`;
}
