import { execFile } from 'node:child_process';
import { chown, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePorts } from './free-ports';
import { startProcess, type OwnProcess } from './own-process';
import { isRunning, startedBy } from './started-by';
import { waitUntil } from './wait-until';

/** Where Debian's package puts it: not on every user's PATH. */
export const DOVECOT = '/usr/sbin/dovecot';
const START_TIMEOUT_MS = 15_000;
/** It waits for its clients. */
const GRACE_MS = 1_000;
/** Debian's nobody and nogroup: Dovecot runs no mail process as root. */
const NOBODY = 65_534;

export interface Dovecot {
  readonly host: '127.0.0.1';
  /** STARTTLS, and logins in the clear too. */
  readonly port: number;
  /** TLS from the first byte. */
  readonly tlsPort: number;
  /** PEM text of the certificate, which is its own CA, for `localhost` and 127.0.0.1. */
  readonly ca: string;
  readonly user: string;
  readonly password: string;
  readonly logFile: string;
  /** Ends the server; mailboxes and ports stay. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  /** Ends it for good and removes everything. */
  stop(): Promise<void>;
}

export interface DovecotOptions {
  /** What it says it can do after the login; left out = all it can. */
  readonly capability?: string;
}

/**
 * Starts Dovecot (Debian's dovecot-imapd 2.3) with its own settings and an empty mail directory on free loopback ports, as a process
 * in the foreground without rights, and returns when it answers.
 */
export async function startDovecot(options: DovecotOptions = {}): Promise<Dovecot> {
  const home = await mkdtemp(join(tmpdir(), 'cordon-dovecot-'));
  const [settings, users, logFile] = [join(home, 'dovecot.conf'), join(home, 'users'), join(home, 'dovecot.log')];
  const [port = 0, tlsPort = 0] = await freePorts(2);
  const [user, password] = ['journal', 'password-of-journal'];
  const owner = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
  await certificate(home);
  await writeFile(users, `${user}:{PLAIN}${password}\n`);
  await writeFile(settings, conf(home, port, tlsPort, owner, options.capability));
  for (const name of ['run', 'state', 'mail']) await mkdir(join(home, name));
  for (const name of ['', 'run', 'state', 'mail', 'key.pem', 'users']) await chown(join(home, name), owner.uid, owner.gid);

  // The signal for our own death is set last: a change of user takes it away.
  const as = process.getuid?.() === 0 ? [`--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups'] : [];
  const argv = ['setpriv', ...as, '--pdeathsig', 'KILL', DOVECOT, '-F', '-c', settings];
  let server: OwnProcess | undefined;
  const resume = async (): Promise<void> => {
    const started = await startProcess(argv, logFile, GRACE_MS);
    server = started;
    try {
      await waitUntil('dovecot answers', START_TIMEOUT_MS, () => answers(port), started.ended);
    } catch (error) {
      await started.stop();
      throw new Error(`dovecot did not start; its log is ${logFile}`, { cause: error });
    }
  };
  const pause = async (): Promise<void> => {
    if (!server) return;
    const served = startedBy(server.pid);
    await server.stop();
    // A process that serves somebody outlives the first one, and would go on serving.
    for (const pid of served) if (isRunning(pid)) process.kill(pid, 'SIGKILL');
    await waitUntil('dovecot is gone', START_TIMEOUT_MS, async () => !(await answers(port)));
  };
  const stop = async (): Promise<void> => {
    await pause();
    await rm(home, { recursive: true, force: true });
  };
  await resume();
  return { host: '127.0.0.1', port, tlsPort, ca: await readFile(join(home, 'cert.pem'), 'utf8'), user, password, logFile, pause, resume, stop };
}

async function certificate(home: string): Promise<void> {
  const names = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'];
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  const files = ['-keyout', join(home, 'key.pem'), '-out', join(home, 'cert.pem')];
  await promisify(execFile)('openssl', ['req', '-x509', ...kind, ...files, ...names]);
}

/** Services that would change their root or user keep both: nobody but root may. */
function conf(
  home: string,
  port: number,
  tlsPort: number,
  { uid, gid }: { readonly uid: number; readonly gid: number },
  capability?: string,
): string {
  const me = uid === NOBODY ? ['nobody', 'nogroup'] : [`${process.env['USER'] ?? uid}`, `${gid}`];
  const listener = (name: string, number: number, ssl: string): string =>
    `  inet_listener ${name} {\n    address = 127.0.0.1\n    port = ${number}\n    ssl = ${ssl}\n  }`;
  return [
    'protocols = imap',
    `base_dir = ${home}/run`,
    `state_dir = ${home}/state`,
    'log_path = /dev/stderr',
    `default_internal_user = ${me[0]}`,
    `default_internal_group = ${me[1]}`,
    `default_login_user = ${me[0]}`,
    ...['anvil', 'stats', 'imap-login'].map((name) => `service ${name} {\n  chroot =\n}`),
    // A wrong password is answered at once, and the next try is too.
    'auth_failure_delay = 0',
    'service anvil {\n  unix_listener anvil-auth-penalty {\n    mode = 0\n  }\n}',
    `service imap-login {\n${listener('imap', port, 'no')}\n${listener('imaps', tlsPort, 'yes')}\n}`,
    'ssl = yes',
    `ssl_cert = <${home}/cert.pem`,
    `ssl_key = <${home}/key.pem`,
    'disable_plaintext_auth = no',
    `passdb {\n  driver = passwd-file\n  args = ${home}/users\n}`,
    `userdb {\n  driver = static\n  args = uid=${uid} gid=${gid} home=${home}/mail/%u\n}`,
    `mail_location = maildir:~/Maildir`,
    `first_valid_uid = ${uid}`,
    ...(capability === undefined ? [] : [`imap_capability = ${capability}`]),
    '',
  ].join('\n');
}

/** True when it greets. */
function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const done = (is: boolean) => (): void => {
      socket.destroy();
      resolve(is);
    };
    socket.once('data', done(true));
    socket.once('error', done(false));
    socket.once('close', done(false));
  });
}
