import type { Order } from '@cordon/runtime';
import { NftActuator } from './nft-actuator';
import type { NftPlace } from './nft-table';

/** Drops all traffic from and to one address, on the host that runs the gateway (a router or a bridge firewall). */
export class NftablesBlockTraffic extends NftActuator {
  constructor(place: NftPlace = {}) {
    super(
      {
        name: 'nftables:block-traffic',
        verb: 'block_traffic',
        targets: ['ip'],
        permissions: ['CAP_NET_ADMIN in the network namespace'],
        example: 'nft add element inet cordon block4 { 203.0.113.9 timeout 3600s comment "act-…" }',
        howToUndo: 'nft delete element inet cordon block4 { 203.0.113.9 }',
        reversible: true,
        idempotent: true,
        nativeTtl: true,
        readBack: true,
        acrossTenants: true,
        ratePerMinute: 600,
        deadlineMs: 5_000,
      },
      'block',
      place,
    );
  }

  protected addresses(order: Order): readonly string[] {
    return [order.action.target.key];
  }
}
