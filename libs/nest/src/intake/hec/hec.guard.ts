import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { Parts } from '../../modules/parts';
import { PARTS } from '../../modules/parts.module';
import type { SourceSettings } from '../../config/settings-file';
import { HecRefusal } from './hec-answer';

/** The part of a request that the guard reads and writes. */
export interface HecRequest {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  hecSource?: SourceSettings;
}

/**
 * The token of a source (`tokenFile`) names the source: `Authorization: Splunk <token>`, or Basic with the token as password. Host and Origin are not
 * looked at, as forwarders come under any name, and no page of a browser has the token.
 */
@Injectable()
export class HecGuard implements CanActivate {
  constructor(@Inject(PARTS) private readonly parts: Pick<Parts, 'live'>) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<HecRequest>();
    const header = request.headers['authorization'];
    if (typeof header !== 'string') throw new HecRefusal(2);
    const token = tokenOf(header);
    if (token === undefined) throw new HecRefusal(3);
    const source = this.parts.live.sourceOfToken(token);
    if (!source) throw new HecRefusal(4);
    request.hecSource = source;
    return true;
  }
}

function tokenOf(header: string): string | undefined {
  const [, scheme, rest = ''] = /^(\S{1,16}) +(\S{1,4096}) *$/.exec(header) ?? [];
  if (scheme?.toLowerCase() === 'splunk') return rest;
  if (scheme?.toLowerCase() !== 'basic') return undefined;
  const pair = Buffer.from(rest, 'base64').toString('utf8');
  return pair.includes(':') ? pair.slice(pair.indexOf(':') + 1) : undefined;
}
