import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSettings, type Settings } from './settings';

const folder = mkdtempSync(join(tmpdir(), 'door-settings-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
for (const name of ['cert.pem', 'key.pem', 'password']) writeFileSync(join(folder, name), 'x');

/** cordon.yaml with one SMTP door. */
function read(door: string): Settings {
  const path = join(folder, 'cordon.yaml');
  writeFileSync(
    path,
    `tenants: [{ id: acme }]\nsources: [{ name: mail, tenant: acme, trust: 2 }]\ndoors: { smtp: [{ source: mail, port: 25, ${door} }] }\n`,
  );
  return readSettings(path);
}
const CERT = 'certFile: cert.pem, keyFile: key.pem';
const LOGIN = 'user: journal, passwordFile: password';

test.each([
  ['networks of both kinds, and an address', 'from: [192.0.2.0/24, "2001:db8::/32", 198.51.100.7]'],
  ['a login over TLS', `${CERT}, ${LOGIN}`],
  ['certificates of clients', `${CERT}, clientCaFile: cert.pem`],
])('an SMTP door with %s is read', (_, door) => {
  expect(read(door).file.doors?.smtp).toHaveLength(1);
});

test.each([
  ['a network that is none', 'from: [192.0.2.0/24, 192.0.2.0/33]', 'doors.smtp[0].from[1]: 192.0.2.0/33 is no address or network'],
  ['a login without a certificate', LOGIN, 'doors.smtp[0].certFile: needed for a login'],
  ['certificates of clients without one of its own', 'clientCaFile: cert.pem', 'doors.smtp[0].certFile: needed for clientCaFile'],
  ['a user without a password', `${CERT}, user: journal`, 'doors.smtp[0].user: a user and its password file go together'],
])('an SMTP door with %s is refused by name', (_, door, mistake) => {
  expect(() => read(door)).toThrow(mistake);
});
