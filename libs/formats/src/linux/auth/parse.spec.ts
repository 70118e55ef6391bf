import { parseAuth } from './parse';

it.each([
  ['sshd', 'pam_unix(sshd:auth): authentication failure; logname= uid=0 euid=0 tty=ssh ruser= rhost=a  user=b '],
  ['sshd', 'Connection closed by invalid user a 192.0.2.1 port 1 '],
  ['sshd', 'Failed password for invalid user a from 192.0.2.1 port 1 '],
  ['sudo', 'a : TTY=p ; PWD=/x ; USER=y ; ENV=x ; '],
  ['useradd', 'new user: name=x, UID=1, GID=1, home=/, shell='],
  ['usermod', "add 'x' to group '"],
])('%s: a message made to be slow is read in time', (app, part) => {
  const before = process.hrtime.bigint();
  parseAuth(part.repeat(20_000), { app });
  // Far more than it takes, and far less than a pattern that runs away.
  expect(Number(process.hrtime.bigint() - before) / 1e6).toBeLessThan(2_000);
});

it('a name with blanks, as somebody tries it, is one name', () => {
  expect(parseAuth('Failed password for invalid user a from 192.0.2.9 b from 192.0.2.1 port 4022 ssh2', { app: 'sshd' })).toMatchObject({
    kind: 'failed',
    user: 'a from 192.0.2.9 b',
    ip: '192.0.2.1',
  });
});
