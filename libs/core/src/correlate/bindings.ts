import type { BindingBody, EntityAttributes, EntityKey } from '@cordon/wire';
import { entityRefKey, isPrivateIp } from '../entities';
import { parseCidr, type Cidr } from '../entities/cidr';
import { addSpan, BindingNode, holdsAt, spanAt, type Span, type Tie } from './binding-node';
import { leastOf, rankOf } from './entity-rank';

/** Sources that give an address to one holder at a time; of two that claim the same moment the later one began wins. */
const EXCLUSIVE_ORIGINS: ReadonlySet<string> = new Set(['dhcp', 'vpn', 'radius', 'lease', 'inventory', 'directory']);
/** A logon without an end says where someone is for about a working day. */
const SESSION_MS = 12 * 3_600_000;
/** Below this a binding is a guess, and a guess must not make two things one. */
const LEAST_CONFIDENCE = 0.5;
/** A class of more keys than this is a mistake in the directory; its members then stand for themselves. */
const MOST_IN_CLASS = 64;
/** Things looked through for what a new binding may change. */
const MOST_AFFECTED = 256;
/** Ties kept at most; an organisation of 50,000 people has about this many live ones. */
const MOST_TIES = 400_000;
/** Spans of one tie at most; the oldest go first. */
const MOST_SPANS = 64;
/** Ranges in the inventory at most. */
const MOST_NETWORKS = 4_096;

/** What a new binding may have changed: views of findings that name these, between these times. */
export interface Affected {
  /** `kind/key`. */
  readonly tags: readonly string[];
  readonly from: number;
  readonly until: number;
  /** Attributes changed, which views show. */
  readonly attributes?: boolean;
  /** Those of a whole address range. */
  readonly network?: boolean;
}

/** A tenant's bindings, valid in time (correlation.md, section 1). Order of arrival leaves no trace in its answers. */
export class Bindings {
  private readonly nodes = new Map<string, BindingNode>();
  private readonly networks = new Map<string, { readonly cidr: Cidr; readonly node: BindingNode }>();
  private ties = 0;
  private refused = 0;

  /** Takes one binding; undefined when it says nothing new. */
  learn(b: BindingBody): Affected | undefined {
    const said = b.attributes ? this.state(b, b.attributes) : undefined;
    const tied = b.b && b.relation !== 'attribute' && b.confidence >= LEAST_CONFIDENCE ? this.bind(b, b.b) : undefined;
    if (!said || !tied) return said ?? tied;
    const tags = [...new Set([...said.tags, ...tied.tags])];
    return {
      tags,
      from: Math.min(said.from, tied.from),
      until: Math.max(said.until, tied.until),
      attributes: true,
      ...(said.network ? { network: true } : {}),
    };
  }

  /** The member of the class with the least (kind rank, key) at that time. */
  resolve(e: EntityKey, at: number): EntityKey {
    const node = this.nodes.get(entityRefKey(e));
    return node ? leastOf(this.classOf(node, at).map((n) => n.key)) : e;
  }

  /** Someone who was on this device (or at this address's device) at that time, where it is one person. */
  companion(e: EntityKey, at: number): EntityKey | undefined {
    const node = this.nodes.get(entityRefKey(e));
    if (!node) return undefined;
    const members = this.classOf(node, at);
    const devices = members.filter((n) => n.key.kind === 'device' || n.key.kind === 'ot');
    const people = (relation: 'on' | 'owns' | 'at', from: readonly BindingNode[]): EntityKey[] =>
      distinct(from.flatMap((n) => ups(n, relation, at)).map((n) => leastOf(this.sameOf(n, at).map((s) => s.key))));
    for (const [relation, from] of [
      ['on', devices],
      ['owns', devices],
      ['at', members.filter((n) => n.key.kind === 'ip')],
    ] as const) {
      const found = people(relation, from).filter((k) => k.kind === 'user' || k.kind === 'principal');
      if (found.length > 0) return found.length === 1 ? found[0] : undefined;
    }
    return undefined;
  }

  /** Different things that are at this address at that time by their bindings. */
  holders(ip: EntityKey, at: number): number {
    const node = this.nodes.get(entityRefKey(ip));
    if (!node || ip.kind !== 'ip') return 0;
    const at1 = ups(node, 'at', at).map((n) => leastOf(this.sameOf(n, at).map((s) => s.key)));
    const users = distinct(at1.filter((k) => k.kind === 'user')).length;
    return Math.max(users, distinct(at1.filter((k) => k.kind !== 'user')).length);
  }

  /** Attributes of a thing and of all that is the same, the stronger identity's words first. */
  attributesOf(e: EntityKey, at: number): EntityAttributes | undefined {
    const node = this.nodes.get(entityRefKey(e));
    const own = node ? this.sameOf(node, at).sort((a, b) => rankOf(b.key) - rankOf(a.key) || (a.tag > b.tag ? -1 : 1)) : [];
    const said = [...this.networksOf(e, at), ...own.flatMap((n) => n.attributesAt(at) ?? [])];
    return said.length === 0 ? undefined : (Object.assign({}, ...said) as EntityAttributes);
  }

  /** An address inside the estate, where leases and sessions say who it is; elsewhere an address is only where someone came from. */
  isOwnAddress(ip: string, at: number): boolean {
    return isPrivateIp(ip) || this.attributesOf({ kind: 'ip', key: ip }, at)?.own === true;
  }

  /** Drops what ended before; returns how many ties are gone. Above nine tenths of the cap those that ended first go too. */
  prune(before: number): number {
    const gone = this.dropEnded(before);
    const over = this.ties - Math.floor(MOST_TIES * 0.9);
    if (over <= 0) return gone;
    const ends = [...this.nodes.values()].flatMap((n) => [...n.same.values(), ...n.ups.values()].map(endOf)).sort((x, y) => x - y);
    return gone + this.dropEnded(ends[over] ?? before);
  }

  /** Bindings that found the index full since the last call. */
  takeRefused(): number {
    const { refused } = this;
    this.refused = 0;
    return refused;
  }

  get size(): number {
    return this.ties;
  }

  /** Rows that `learn` rebuilds the same index from. */
  save(): BindingBody[] {
    const rows: BindingBody[] = [];
    for (const node of this.nodes.values()) {
      for (const s of node.allStatements()) {
        rows.push({
          relation: 'attribute',
          a: node.key,
          from: s.from,
          ...until(s.until),
          confidence: 1,
          origin: 'inventory',
          attributes: s.attributes,
        });
      }
      for (const tie of [...node.ups.values(), ...[...node.same.values()].filter((t) => node.tag < t.to.tag)]) {
        const origin = tie.exclusive ? 'inventory' : 'logon';
        for (const s of tie.spans)
          rows.push({ relation: tie.relation, a: tie.to.key, b: node.key, from: s.from, ...until(s.until), confidence: 1, origin });
      }
    }
    return rows;
  }

  private state(b: BindingBody, attributes: EntityAttributes): Affected | undefined {
    const node = this.node(b.a);
    const end = b.until ?? Number.POSITIVE_INFINITY;
    if (!node.state(attributes, b.from, end)) return undefined;
    const cidr = b.a.kind === 'ip' && b.a.key.includes('/') ? parseCidr(b.a.key) : undefined;
    if (cidr && this.networks.size < MOST_NETWORKS) this.networks.set(node.tag, { cidr, node });
    const range = { from: Number.NEGATIVE_INFINITY, until: Number.POSITIVE_INFINITY };
    return { tags: this.below([node]), ...range, attributes: true, ...(cidr ? { network: true } : {}) };
  }

  private bind(b: BindingBody, other: EntityKey): Affected | undefined {
    const exclusive = EXCLUSIVE_ORIGINS.has(b.origin);
    const session = !exclusive && (b.relation === 'on' || b.relation === 'at');
    const span: Span = { from: b.from, until: b.until ?? (session ? b.from + SESSION_MS : Number.POSITIVE_INFINITY) };
    const first = this.node(b.a);
    const second = this.node(other);
    if (first === second || span.until <= span.from) return undefined;
    if (b.relation === 'same') {
      const added = this.tie(first, first.same, second, b, exclusive, span);
      this.tie(second, second.same, first, b, exclusive, span);
      return added ? { tags: this.below([first, second]), ...span } : undefined;
    }
    const [upper, lower] = rankOf(b.a) <= rankOf(other) ? [first, second] : [second, first];
    return this.tie(lower, lower.ups, upper, b, exclusive, span) ? { tags: this.below([lower]), ...span } : undefined;
  }

  private tie(node: BindingNode, ties: Map<string, Tie>, to: BindingNode, b: BindingBody, exclusive: boolean, span: Span): boolean {
    const id = `${b.relation} ${exclusive} ${to.tag}`;
    const tie = ties.get(id) ?? { to, relation: b.relation, exclusive, spans: [] };
    const spans = addSpan(tie.spans, span);
    if (!spans) return false;
    if (!ties.has(id)) {
      if (this.ties >= MOST_TIES) {
        this.refused += 1;
        return false;
      }
      ties.set(id, tie);
      to.downs.add(node);
      this.ties += 1;
    }
    tie.spans = spans.slice(-MOST_SPANS);
    return true;
  }

  /** Everything that is the same thing at that time, or that this is an address, mailbox or key of. */
  private classOf(start: BindingNode, at: number): BindingNode[] {
    const seen = new Set([start]);
    for (const node of seen) {
      for (const n of [...ties(node.same, at), ...this.identities(node, at)]) seen.add(n);
      if (seen.size > MOST_IN_CLASS) return [start];
    }
    return [...seen];
  }

  private sameOf(start: BindingNode, at: number): BindingNode[] {
    const seen = new Set([start]);
    for (const node of seen) {
      for (const n of ties(node.same, at)) seen.add(n);
      if (seen.size > MOST_IN_CLASS) return [start];
    }
    return [...seen];
  }

  /** What this key stands for: the one holder of an own address, the one owner of a mailbox or key. */
  private identities(node: BindingNode, at: number): BindingNode[] {
    const { kind, key } = node.key;
    if (kind === 'mailbox' || kind === 'key') return this.only(ups(node, 'owns', at), at);
    if (kind !== 'ip') return [];
    const leases = [...node.ups.values()].flatMap((tie) => {
      const span = tie.relation === 'at' && tie.exclusive ? spanAt(tie, at) : undefined;
      return span ? [{ to: tie.to, from: span.from }] : [];
    });
    if (leases.length > 0) {
      const latest = Math.max(...leases.map((l) => l.from));
      return this.only(
        leases.filter((l) => l.from === latest).map((l) => l.to),
        at,
      );
    }
    return this.isOwnAddress(key, at) ? this.only(ups(node, 'at', at), at) : [];
  }

  /** The nodes when all of them are one thing, else none: two holders at once are a shared address. */
  private only(nodes: BindingNode[], at: number): BindingNode[] {
    const kinds = [nodes.filter((n) => n.key.kind !== 'user'), nodes.filter((n) => n.key.kind === 'user')];
    const strongest = kinds.find((k) => k.length > 0) ?? [];
    return distinct(strongest.map((n) => leastOf(this.sameOf(n, at).map((s) => s.key)))).length === 1 ? strongest : [];
  }

  private networksOf(e: EntityKey, at: number): EntityAttributes[] {
    if (e.kind !== 'ip' || this.networks.size === 0 || e.key.includes('/')) return [];
    const inside = [...this.networks.values()].filter((n) => n.cidr.contains(e.key));
    const bits = (text: string): number => Number(text.slice(text.indexOf('/') + 1));
    inside.sort((a, b) => bits(a.cidr.text) - bits(b.cidr.text) || (a.node.tag < b.node.tag ? -1 : 1));
    return inside.flatMap((n) => n.node.attributesAt(at) ?? []);
  }

  /** The nodes and all that may resolve through them. */
  private below(nodes: readonly BindingNode[]): string[] {
    const seen = new Set(nodes);
    for (const node of seen) {
      for (const n of [...node.downs, ...[...node.same.values()].map((t) => t.to)]) seen.add(n);
      if (seen.size > MOST_AFFECTED) break;
    }
    return [...seen].map((n) => n.tag);
  }

  private node(key: EntityKey): BindingNode {
    const tag = entityRefKey(key);
    const known = this.nodes.get(tag);
    if (known) return known;
    const fresh = new BindingNode(tag, { kind: key.kind, key: key.key });
    this.nodes.set(tag, fresh);
    return fresh;
  }

  private dropEnded(before: number): number {
    let gone = 0;
    for (const node of this.nodes.values()) {
      for (const map of [node.same, node.ups]) {
        for (const [id, tie] of map) {
          if (endOf(tie) >= before) continue;
          map.delete(id);
          if (![...node.same.values(), ...node.ups.values()].some((t) => t.to === tie.to)) tie.to.downs.delete(node);
          gone += 1;
        }
      }
    }
    for (const [tag, n] of this.nodes) if (!n.hasStatements && n.same.size + n.ups.size + n.downs.size === 0) this.nodes.delete(tag);
    this.ties -= gone;
    return gone;
  }
}

const endOf = (tie: Tie): number => tie.spans.at(-1)?.until ?? 0;
const ties = (map: ReadonlyMap<string, Tie>, at: number): BindingNode[] => [...map.values()].filter((t) => holdsAt(t, at)).map((t) => t.to);
const ups = (node: BindingNode, relation: Tie['relation'], at: number): BindingNode[] => [
  ...new Set([...node.ups.values()].filter((t) => t.relation === relation && holdsAt(t, at)).map((t) => t.to)),
];
const distinct = (keys: readonly EntityKey[]): EntityKey[] => [...new Map(keys.map((k) => [entityRefKey(k), k])).values()];
const until = (ms: number): { until?: number } => (ms === Number.POSITIVE_INFINITY ? {} : { until: ms });
