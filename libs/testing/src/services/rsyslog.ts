import { existsSync, readdirSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startProcess } from './own-process';
import { waitUntil } from './wait-until';

/** Where Debian's packages rsyslog and rsyslog-gnutls put them. */
const RSYSLOGD = '/usr/sbin/rsyslogd';
const LIBRARIES = '/usr/lib';
const TLS_DRIVER = 'rsyslog/lmnsd_gtls.so';
const START_TIMEOUT_MS = 15_000;

export const lacksRsyslog = (): string | undefined => {
  if (!existsSync(RSYSLOGD)) return `no ${RSYSLOGD}`;
  return readdirSync(LIBRARIES).some((arch) => existsSync(join(LIBRARIES, arch, TLS_DRIVER))) ? undefined : `no ${TLS_DRIVER}`;
};

/** A listener that rsyslog forwards to, on 127.0.0.1; udp, TCP with either framing of RFC 6587, TLS with octet counting. */
export interface RsyslogTarget {
  readonly kind: 'udp' | 'tcp-counted' | 'tcp-lines' | 'tls';
  readonly port: number;
}

export interface RsyslogOptions {
  /** Lines of a log file; each becomes a message in the form of RFC 5424. */
  readonly lines: readonly string[];
  readonly targets: readonly RsyslogTarget[];
  /** PEM files: CA of the servers, and a certificate of its own. A server must have the name `serverName` in its certificate. */
  readonly tls: { readonly ca: string; readonly cert: string; readonly key: string; readonly serverName: string };
}

export interface Rsyslog {
  /** What it has sent to each target: one message a line, written by rsyslog itself. */
  readonly sentFile: string;
  readonly pid: number;
  stop(): Promise<void>;
}

/** Starts Debian's rsyslogd in the foreground, with its own settings and directories; it sends the lines at once. */
export async function startRsyslog(options: RsyslogOptions): Promise<Rsyslog> {
  const home = await mkdtemp(join(tmpdir(), 'cordon-rsyslog-'));
  const [settings, pidFile, logFile] = [join(home, 'rsyslog.conf'), join(home, 'rsyslogd.pid'), join(home, 'rsyslogd.log')];
  await mkdir(join(home, 'work'));
  await writeFile(join(home, 'in.log'), options.lines.map((line) => `${line}\n`).join(''));
  await writeFile(settings, settingsOf(home, options));
  const server = await startProcess([RSYSLOGD, '-n', '-f', settings, '-i', pidFile], logFile);
  try {
    await waitUntil('rsyslogd runs', START_TIMEOUT_MS, () => existsSync(pidFile), server.ended);
  } catch (error) {
    await server.stop();
    throw new Error(`rsyslogd did not start; its log is ${logFile}`, { cause: error });
  }
  const stop = async (): Promise<void> => {
    await server.stop();
    await rm(home, { recursive: true, force: true });
  };
  return { sentFile: join(home, 'sent.log'), pid: server.pid, stop };
}

function settingsOf(home: string, { targets, tls }: RsyslogOptions): string {
  return [
    `global(workDirectory="${home}/work" net.enableDNS="off" defaultNetstreamDriverCAFile="${tls.ca}"`,
    `  defaultNetstreamDriverCertFile="${tls.cert}" defaultNetstreamDriverKeyFile="${tls.key}")`,
    'module(load="imfile" mode="inotify")',
    `input(type="imfile" file="${home}/in.log" tag="app[7]:" ruleset="forward")`,
    'ruleset(name="forward") {',
    `  action(type="omfile" file="${home}/sent.log" template="RSYSLOG_SyslogProtocol23Format")`,
    ...targets.map((target) => `  ${forwardTo(target, tls.serverName)}`),
    '}',
    '',
  ].join('\n');
}

function forwardTo({ kind, port }: RsyslogTarget, serverName: string): string {
  const place = `target="127.0.0.1" port="${port}" template="RSYSLOG_SyslogProtocol23Format"`;
  // A queue of its own: a target that is slow must not hold the others up.
  const patience = 'queue.type="LinkedList" action.resumeRetryCount="-1" action.resumeInterval="1"';
  switch (kind) {
    case 'udp':
      return `action(type="omfwd" ${place} protocol="udp")`;
    case 'tcp-counted':
      return `action(type="omfwd" ${place} ${patience} protocol="tcp" TCP_Framing="octet-counted")`;
    case 'tcp-lines':
      return `action(type="omfwd" ${place} ${patience} protocol="tcp" TCP_Framing="traditional")`;
    case 'tls':
      return (
        `action(type="omfwd" ${place} ${patience} protocol="tcp" TCP_Framing="octet-counted" StreamDriver="gtls" StreamDriverMode="1" ` +
        `StreamDriverAuthMode="x509/name" StreamDriverPermittedPeers="${serverName}")`
      );
  }
}
