import type { Order } from '@cordon/runtime';
import { NftActuator } from './nft-actuator';
import type { NftPlace } from './nft-table';

/** Drops all traffic of a device by the addresses that it has now. */
export class NftablesIsolateDevice extends NftActuator {
  constructor(place: NftPlace = {}) {
    super(
      {
        name: 'nftables:isolate-device',
        verb: 'isolate_device',
        targets: ['device'],
        permissions: ['CAP_NET_ADMIN in the network namespace'],
        example: 'nft add element inet cordon isolate4 { 10.0.0.5 timeout 14400s comment "act-…" }',
        howToUndo: 'nft delete element inet cordon isolate4 { 10.0.0.5 }',
        reversible: true,
        idempotent: true,
        nativeTtl: true,
        readBack: true,
        ratePerMinute: 600,
        deadlineMs: 5_000,
      },
      'isolate',
      place,
    );
  }

  protected addresses(order: Order): readonly string[] {
    return order.addresses;
  }
}
