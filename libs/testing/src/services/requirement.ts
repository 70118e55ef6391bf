import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { BUILD_IMAGE } from './container-engine';
import { DOVECOT } from './dovecot';
import { repoRoot } from './repo-root';
import { lacksRsyslog } from './rsyslog';
import { mountable } from './tmpfs';
import { SLAPD } from './slapd';

const PROBE_TIMEOUT_MS = 10_000;

/** Says what is missing for a service on this machine; undefined when nothing is. Cheap, and it leaves nothing behind. */
export type ReasonProbe = () => string | undefined;

/** What the harnesses beside this file need. */
export const lacks = {
  kafka: () => (process.env['CORDON_KAFKA_BROKERS'] ? undefined : ownKafka()),
  /** A broker with listeners of its own, and certificates for them. */
  'kafka-secure': () => ownKafka() ?? program('openssl'),
  slapd: () => (existsSync(SLAPD) ? undefined : `no ${SLAPD}`),
  /** With TLS, and certificates for it. */
  rsyslog: () => lacksRsyslog() ?? program('openssl'),
  dovecot: () => (existsSync(DOVECOT) ? program('openssl') : `no ${DOVECOT}`),
  nftables: () => root() ?? program('ip') ?? program('nft') ?? netns(),
  podman: () => root() ?? program('podman') ?? program('runc') ?? image(),
  tmpfs: () => root() ?? program('mount') ?? mountable(),
} as const satisfies Record<string, ReasonProbe>;

/**
 * A `describe` for tests that need a service. When the probe gives a reason, the tests are skipped and the reason stands in the title, so that
 * a skip is counted and explained; when CORDON_REQUIRE (comma list, or "all") names the service, one failing test stands there instead.
 */
export function describeWith(service: string, probe: ReasonProbe, tests: () => void): void {
  const reason = probe();
  if (reason === undefined) {
    describe(service, tests);
  } else if (required(service)) {
    describe(service, () => {
      test('is required by CORDON_REQUIRE', () => {
        throw new Error(`${service} is not available: ${reason}`);
      });
    });
  } else {
    describe.skip(`${service} (skipped: ${reason})`, tests);
  }
}

function required(service: string): boolean {
  const names = (process.env['CORDON_REQUIRE'] ?? '').split(',').map((name) => name.trim());
  return names.includes(service) || names.includes('all');
}

/** Looks along PATH, without starting the program. */
function program(name: string): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.some((folder) => isExecutable(join(folder, name))) ? undefined : `no ${name} on the PATH`;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function ownKafka(): string | undefined {
  return program('java') ?? (hasEntries(process.env['CORDON_KAFKA_HOME'] ?? join(repoRoot, '.cache', 'kafka')) ? undefined : program('mvn'));
}

function hasEntries(folder: string): boolean {
  return existsSync(folder) && readdirSync(folder).length > 0;
}

function root(): string | undefined {
  return process.getuid?.() === 0 ? undefined : 'not root';
}

/** Being root is not enough in a container: it may still be refused. */
function netns(): string | undefined {
  const name = `cordon-probe-${randomBytes(4).toString('hex')}`;
  const added = spawnSync('ip', ['netns', 'add', name], { timeout: PROBE_TIMEOUT_MS, encoding: 'utf8' });
  spawnSync('ip', ['netns', 'delete', name], { timeout: PROBE_TIMEOUT_MS });
  return added.status === 0 ? undefined : `no network namespace can be made: ${added.stderr.trim()}`;
}

function image(): string | undefined {
  const { status } = spawnSync('bash', [BUILD_IMAGE, '--check'], { timeout: PROBE_TIMEOUT_MS });
  return status === 0 ? undefined : 'no container image; test/integration/containers/build-image.sh makes it';
}
