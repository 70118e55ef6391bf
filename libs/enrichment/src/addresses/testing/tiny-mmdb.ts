import { parseCidr } from '@cordon/core';

type Node = [Node | string | undefined, Node | string | undefined];

/** A MaxMind DB file (format 2.0, IPv6 tree) of a few networks, and with the alias of 6to4 that real files have. */
export function tinyMmdb(recordSize: 24 | 28 | 32, networks: readonly (readonly [string, object])[]): Buffer {
  const root: Node = [undefined, undefined];
  const data: Buffer[] = [];
  const offsets = new Map<string, number>();
  let at = 0;
  for (const [cidr, value] of networks) {
    offsets.set(cidr, at);
    const bytes = encode(value);
    data.push(bytes);
    at += bytes.length;
    put(root, bitsOf(cidr), cidr);
  }
  const v4 = '0'
    .repeat(96)
    .split('')
    .reduce<Node | string | undefined>((n) => (Array.isArray(n) ? n[0] : undefined), root);
  put(root, (0x2002).toString(2).padStart(16, '0'), v4);
  const nodes: Node[] = [];
  const numbers = new Map<Node, number>();
  const number = (n: Node): void => {
    if (numbers.has(n)) return;
    numbers.set(n, nodes.push(n) - 1);
    for (const child of n) if (Array.isArray(child)) number(child);
  };
  number(root);
  const recordOf = (r: Node | string | undefined): number =>
    r === undefined ? nodes.length : Array.isArray(r) ? (numbers.get(r) ?? 0) : nodes.length + 16 + (offsets.get(r) ?? 0);
  const tree = Buffer.concat(nodes.map(([l, r]) => pair(recordSize, recordOf(l), recordOf(r))));
  const metadata = { node_count: nodes.length, record_size: recordSize, ip_version: 6, database_type: 'tiny', binary_format_major_version: 2 };
  return Buffer.concat([tree, Buffer.alloc(16), ...data, Buffer.from('\xab\xcd\xefMaxMind.com', 'latin1'), encode(metadata)]);
}

function put(root: Node, bits: string, leaf: Node | string | undefined): void {
  let node = root;
  for (const bit of bits.slice(0, -1)) {
    const side = bit === '1' ? 1 : 0;
    const next = node[side];
    if (Array.isArray(next)) node = next;
    else {
      const made: Node = [undefined, undefined];
      node[side] = made;
      node = made;
    }
  }
  node[bits.endsWith('1') ? 1 : 0] = leaf;
}

function bitsOf(text: string): string {
  const cidr = parseCidr(text);
  if (!cidr) throw new Error(text);
  const bits = BigInt(cidr.prefix).toString(2).padStart(cidr.bits, '0');
  return cidr.version === 4 ? '0'.repeat(96) + bits : bits;
}

function pair(recordSize: 24 | 28 | 32, left: number, right: number): Buffer {
  const bytes = Buffer.alloc(recordSize / 4);
  if (recordSize === 32) {
    bytes.writeUInt32BE(left, 0);
    bytes.writeUInt32BE(right, 4);
    return bytes;
  }
  bytes.writeUIntBE(left % 0x100_0000, 0, 3);
  bytes.writeUIntBE(right % 0x100_0000, recordSize === 24 ? 3 : 4, 3);
  if (recordSize === 28) bytes[3] = (Math.floor(left / 0x100_0000) << 4) | Math.floor(right / 0x100_0000);
  return bytes;
}

/** Maps, texts up to 284 bytes and unsigned numbers of the data section. */
function encode(value: unknown): Buffer {
  if (typeof value === 'string') {
    const text = Buffer.from(value);
    return Buffer.concat([text.length < 29 ? Buffer.from([(2 << 5) | text.length]) : Buffer.from([(2 << 5) | 29, text.length - 29]), text]);
  }
  if (typeof value === 'number') {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(value);
    return Buffer.concat([Buffer.from([(6 << 5) | 4]), bytes]);
  }
  const entries = Object.entries(value ?? {});
  return Buffer.concat([Buffer.from([(7 << 5) | entries.length]), ...entries.flatMap(([k, v]) => [encode(k), encode(v)])]);
}
