import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CordonError } from '@cordon/wire';
import { RIGHTS, type Principal } from './rights';

interface TokenRow extends Principal {
  /** SHA-256 of the token, hex. */
  readonly sha256: string;
}

/**
 * The API's tokens: that of the administrator, made at the first start with mode 600, and those that `tokens.json` beside it
 * lists by their hash: `[{"name","tenant","rights":[…],"sha256"}]`.
 */
export class Tokens {
  private readonly rows: readonly TokenRow[];
  /** True when the administrator's token was made by this start. */
  readonly fresh: boolean;
  readonly file: string;

  constructor(dataDir: string, tokenFile?: string) {
    this.file = tokenFile ?? join(dataDir, 'token');
    this.fresh = !existsSync(this.file);
    if (this.fresh) {
      mkdirSync(dirname(this.file), { recursive: true });
      writeFileSync(this.file, `cordon_${randomBytes(24).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
    }
    const admin: TokenRow = { name: 'admin', tenant: '*', rights: RIGHTS, sha256: hash(this.admin()) };
    this.rows = [admin, ...others(join(dirname(this.file), 'tokens.json'))];
  }

  admin(): string {
    return readFileSync(this.file, 'utf8').trim();
  }

  /** Compares hashes in constant time; undefined when no token fits. */
  principal(token: string): Principal | undefined {
    const given = Buffer.from(hash(token), 'hex');
    return this.rows.find((row) => timingSafeEqual(Buffer.from(row.sha256, 'hex'), given));
  }
}

const hash = (token: string): string => createHash('sha256').update(token).digest('hex');

function others(path: string): readonly TokenRow[] {
  if (!existsSync(path)) return [];
  const rows: unknown = JSON.parse(readFileSync(path, 'utf8'));
  if (!Array.isArray(rows) || !rows.every(isRow)) {
    throw new CordonError(
      'CORDON_CONFIG_INVALID',
      `${path}: each entry needs name, tenant, rights (${RIGHTS.join(', ')}) and sha256 (64 hex digits)`,
    );
  }
  return rows;
}

function isRow(row: unknown): row is TokenRow {
  if (typeof row !== 'object' || row === null) return false;
  const { name, tenant, rights, sha256 } = row as Record<string, unknown>;
  return (
    typeof name === 'string' &&
    typeof tenant === 'string' &&
    typeof sha256 === 'string' &&
    /^[0-9a-f]{64}$/.test(sha256) &&
    Array.isArray(rights) &&
    rights.every((r) => RIGHTS.some((known) => known === r))
  );
}
