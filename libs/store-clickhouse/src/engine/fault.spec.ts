import { faultError, readFault, type Operation } from './fault';

describe('an error of the engine', () => {
  test.each<[string, Operation, number | undefined, string, boolean]>([
    ['a query that is wrong is final', 'query', 62, 'CORDON_STORE_QUERY', false],
    ['a query over its time is final', 'query', 159, 'CORDON_STORE_QUERY', false],
    ['a query that did not reach the server is tried again', 'query', undefined, 'CORDON_STORE_UNAVAILABLE', true],
    ['a query that a busy server turned away is tried again', 'query', 202, 'CORDON_STORE_UNAVAILABLE', true],
    ['a write is tried again whatever the reason', 'insert', 241, 'CORDON_STORE_UNAVAILABLE', true],
    ['a full disk is named', 'insert', 243, 'CORDON_DISK_FULL', true],
    ['a refused user is not tried again', 'command', 516, 'CORDON_STORE_UNAVAILABLE', false],
  ])('%s', (_why, operation, code, expected, retriable) => {
    expect(faultError(operation, { message: 'x', ...(code === undefined ? {} : { code }) })).toMatchObject({ code: expected, retriable });
  });

  test('keeps the content of rows out of its message', () => {
    const error = faultError('insert', { code: 41, message: 'Cannot read DateTime\nRow 1: secret' });
    expect(error.message).toContain('ClickHouse 41: Cannot read DateTime');
    expect(error.message).not.toContain('secret');
  });

  test.each<[string, unknown, number | undefined]>([
    ["the client's number is text", Object.assign(new Error('m'), { code: '62' }), 62],
    ["chDB's number has a name of its own", Object.assign(new Error('m'), { code: 'CHDB_QUERY', clickhouseCode: 241 }), 241],
    ['a network error has no number', Object.assign(new Error('m'), { code: 'ECONNREFUSED' }), undefined],
    ['something thrown that is no error', 'm', undefined],
  ])('%s', (_why, error, code) => {
    expect(readFault(error)).toEqual(code === undefined ? { message: 'm' } : { code, message: 'm' });
  });
});
