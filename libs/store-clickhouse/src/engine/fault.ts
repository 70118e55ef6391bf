import { CordonError } from '@cordon/wire';

const MAX_MESSAGE = 300;

export type Operation = 'insert' | 'command' | 'query';

/** Error codes of ClickHouse (src/Common/ErrorCodes.cpp) that decide. */
const DISK_FULL = new Set([75 /* CANNOT_WRITE_TO_FILE_DESCRIPTOR */, 243 /* NOT_ENOUGH_SPACE */]);
const DENIED = new Set([
  192 /* UNKNOWN_USER */, 193 /* WRONG_PASSWORD */, 194 /* REQUIRED_PASSWORD */, 497 /* ACCESS_DENIED */, 516 /* AUTHENTICATION_FAILED */,
]);
const OUTAGE = new Set([
  202 /* TOO_MANY_SIMULTANEOUS_QUERIES */, 209 /* SOCKET_TIMEOUT */, 210 /* NETWORK_ERROR */, 242 /* TABLE_IS_READ_ONLY */,
  279 /* ALL_CONNECTION_TRIES_FAILED */,
]);

/** An error of the engine without its class: `code` is ClickHouse's number, absent when the engine was not reached. */
export interface Fault {
  readonly code?: number;
  readonly message: string;
}

/**
 * What an error means to us. A write that failed is tried again whatever the reason, since what it carried must not be lost; a
 * query that the engine refused is CORDON_STORE_QUERY and final.
 */
export function faultError(operation: Operation, fault: Fault, cause?: unknown): CordonError {
  const text = firstLine(fault.message);
  const detail = fault.code === undefined ? text : `ClickHouse ${fault.code}: ${text}`;
  const options = cause === undefined ? undefined : { cause };
  const { code } = fault;
  if (code !== undefined && DENIED.has(code)) return new CordonError('CORDON_STORE_UNAVAILABLE', detail, false, options);
  if (code !== undefined && DISK_FULL.has(code)) return new CordonError('CORDON_DISK_FULL', detail, true, options);
  if (operation !== 'query' || code === undefined || OUTAGE.has(code)) return new CordonError('CORDON_STORE_UNAVAILABLE', detail, true, options);
  return new CordonError('CORDON_STORE_QUERY', detail, false, options);
}

/** What follows the first line quotes the row or the statement, and with it content of records, which must not reach a log. */
const firstLine = (message: string): string => (message.split('\n', 1)[0] ?? '').slice(0, MAX_MESSAGE);
/** The code and message of whatever a client threw; `ClickHouseError.code` is the number as text, `ChdbError.clickhouseCode` a number. */
export function readFault(error: unknown): Fault {
  if (!(error instanceof Error)) return { message: String(error) };
  const raw: unknown = 'clickhouseCode' in error ? error.clickhouseCode : 'code' in error ? error.code : undefined;
  const code = typeof raw === 'number' || typeof raw === 'string' ? Number(raw) : Number.NaN;
  return Number.isInteger(code) ? { code, message: error.message } : { message: error.message || error.name };
}
