import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { CordonError } from '@cordon/wire';
import type { Parts } from '../modules/parts';
import { PARTS } from '../modules/parts.module';
import { HostList } from './host-list';
import { RIGHT, type Principal, type Right } from './rights';
import { Tokens } from './tokens';

/** The part of a request that the guard reads and writes. */
export interface AuthorisedRequest {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly query: Readonly<Record<string, unknown>>;
  principal?: Principal;
  tenant?: string;
}

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/;

/** Checks token, right, Host and Origin, and settles the tenant of the request. */
@Injectable()
export class TokenGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly tokens: Tokens,
    private readonly hosts: HostList,
    @Inject(PARTS) private readonly parts: Pick<Parts, 'live'>,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<AuthorisedRequest>();
    this.checkOrigin(request);
    const token = bearer(request);
    const principal = this.tokens.principal(token) ?? this.ofSource(token);
    if (!principal) throw new CordonError('CORDON_API_UNAUTHORIZED', 'send Authorization: Bearer <token>');
    const right = this.reflector.getAllAndOverride<Right | undefined>(RIGHT, [context.getHandler(), context.getClass()]) ?? 'read';
    if (!principal.rights.includes(right)) throw new CordonError('CORDON_API_FORBIDDEN', `the right ${right} is needed`);
    const asked = request.query['tenant'];
    const tenant = principal.tenant === '*' ? (typeof asked === 'string' ? asked : this.hosts.defaultTenant) : principal.tenant;
    if (asked !== undefined && asked !== tenant) throw new CordonError('CORDON_API_FORBIDDEN', 'another tenant');
    if (!this.hosts.tenants.includes(tenant)) throw new CordonError('CORDON_TENANT_UNKNOWN', tenant);
    request.principal = principal;
    request.tenant = tenant;
    return true;
  }

  /** A source's own token hands in its records and does nothing else. */
  private ofSource(token: string): Principal | undefined {
    const source = this.parts.live.sourceOfToken(token);
    return source && { name: `source ${source.name}`, tenant: source.tenant, rights: ['ingest'], source: source.name };
  }

  /** Against DNS rebinding and foreign pages: Host must be ours, and an Origin, when sent, its equal. */
  private checkOrigin(request: AuthorisedRequest): void {
    const host = String(request.headers['host'] ?? '');
    if (!LOOPBACK.test(host) && !this.hosts.allowed.includes(host.replace(/:\d+$/, '')))
      throw new CordonError('CORDON_API_FORBIDDEN', 'unknown Host');
    const origin = request.headers['origin'];
    if (typeof origin === 'string' && origin.replace(/^https?:\/\//, '') !== host) throw new CordonError('CORDON_API_FORBIDDEN', 'foreign Origin');
  }
}

function bearer(request: AuthorisedRequest): string {
  const header = request.headers['authorization'];
  return typeof header === 'string' && header.startsWith('Bearer ') ? header.slice('Bearer '.length).trim() : '';
}
