import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { kernelDrops } from './kernel-drops';

const HEAD = '   sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref pointer drops';
const row = (local: string, drops: number): string =>
  ` 1234: ${local} 00000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 123 2 0000000000000000 ${drops}`;

describe('what the kernel dropped', () => {
  const four = [HEAD, row('0100007F:0202', 7), row('00000000:0202', 5), row('0100007F:0203', 9), ''].join('\n');
  const six = [HEAD, row('B80D0120000000000000000001000000:0202', 3), row('00000000000000000000000000000000:0202', 4), ''].join('\n');
  const read = (path: string): string => (path.endsWith('udp6') ? six : four);

  it.each([
    ['127.0.0.1', 514, 7],
    ['0.0.0.0', 514, 5],
    ['2001:db8::1', 514, 3],
    ['::', 514, 4],
    ['127.0.0.1', 515, 9],
    ['127.0.0.1', 516, undefined],
  ])('is that of %s port %d', (address, port, drops) => {
    expect(kernelDrops(address, port, read)).toBe(drops);
  });

  it('is not known where there is no such file', () => {
    expect(
      kernelDrops('127.0.0.1', 514, () => {
        throw new Error('ENOENT');
      }),
    ).toBeUndefined();
  });

  (process.platform === 'linux' ? it : it.skip)('is read of a real socket (Linux)', async () => {
    const socket = createSocket('udp4');
    socket.bind(0, '127.0.0.1');
    await once(socket, 'listening');
    expect(kernelDrops('127.0.0.1', socket.address().port)).toBe(0);
    socket.close();
    await once(socket, 'close');
  });
});
