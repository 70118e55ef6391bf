import type { Format, FormatContext, Normalised } from '@cordon/runtime';
import { dead, ok, type Result } from '@cordon/wire';
import { deadTooLarge, decodeText } from '../shared/json';
import { inventoryBindings } from './inventory-bindings';
import { parseInventory } from './parse-inventory';

const MAX_BYTES = 4 * 1024 * 1024;

/**
 * The inventory as a record of the raw stream, so that its bindings have a place, an order and a replay like everything else. Gives
 * one OCSF base event ("the inventory was loaded") that carries all bindings.
 */
class InventoryFormat implements Format {
  readonly name = 'cordon.inventory';
  readonly maxBytes = MAX_BYTES;

  /** Never detected: bindings say who is who, so only a door that was set up for them may bring them. */
  sniff(): number {
    return 0;
  }

  parse(bytes: Uint8Array, context: FormatContext): Result<readonly Normalised[]> {
    if (bytes.length > MAX_BYTES) return deadTooLarge(MAX_BYTES);
    const text = decodeText(bytes);
    if (text.kind !== 'ok') return text;
    const inventory = parseInventory(text.value);
    if (inventory.kind !== 'ok') return inventory;
    const { tenant, people, assets, networks, domains } = inventory.value;
    if (tenant !== undefined && tenant !== context.tenant)
      return dead('CORDON_INVENTORY_INVALID', 'tenant is another than the one it was sent for', 'tenant');
    const at = context.seen;
    const counts = { people: people.length, assets: assets.length, networks: networks.length, domains: domains.length };
    const event: Normalised['event'] = {
      class_uid: 0,
      category_uid: 0,
      activity_id: 99,
      activity_name: 'Load inventory',
      type_uid: 99,
      severity_id: 1,
      time: at,
      message: 'the inventory was loaded',
      metadata: { version: '1.8.0', product: { name: 'Cordon', vendor_name: 'Cordon' }, log_name: 'inventory' },
      unmapped: counts,
    };
    return ok([{ event, at, bindings: inventoryBindings(inventory.value) }]);
  }
}

export const cordonInventory: Format = new InventoryFormat();
