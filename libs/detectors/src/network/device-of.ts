import type { DetectContext } from '@cordon/core';
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
