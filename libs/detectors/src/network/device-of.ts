import type { DetectContext, Draft } from '@cordon/core';
import type { EntityRef } from '@cordon/wire';

/** An inside address as the device that has it now, with the address itself. The owner is left to bindings: a device is not a person. */
export function deviceAt(ip: string, ctx: DetectContext): readonly EntityRef[] {
  const device = ctx.estate.deviceAt(ip, ctx.at);
  return device
    ? [
        { ...device, role: 'actor' },
        { kind: 'ip', key: ip, role: 'source' },
      ]
    : [{ kind: 'ip', key: ip, role: 'actor' }];
}

/** Whom a finding about calls from an inside address to a destination is about; `host` is the name that the device used for it. */
export function callerTo(
  to: string,
  call: { readonly from: string; readonly host: string | undefined },
  ctx: DetectContext,
): Pick<Draft, 'subject' | 'facet' | 'entities'> {
  return {
    subject: ctx.estate.deviceAt(call.from, ctx.at) ?? { kind: 'ip', key: call.from },
    facet: to,
    entities: [
      ...deviceAt(call.from, ctx),
      { kind: 'ip', key: to, role: 'destination' },
      ...(call.host === undefined ? [] : [{ kind: 'domain', key: call.host, role: 'destination' } as const]),
    ],
  };
}
