import type { BindingBody, Command, Finding, Incident, IncidentStatus, Outcome } from '@cordon/wire';
import { Bindings } from './bindings';
import { partsOf, rootOf, type Cluster } from './cluster';
import { applyOrder, changeText, isIncidentOrder } from './commands';
import type { Entry } from './entry';
import { contradict, isEnded, isPinned, joinFacts, NO_FACTS, type Facts } from './facts';
import { Grouping } from './grouping';
import { groupingStatus, restated } from './grouping-status';
import { incidentId } from './incident-id';
import { incidentView } from './incident-view';
import { MAX_LINK_MS } from './link-table';
import { memberOf } from './member';
import { compareOrdered } from './ordered';
import { causeOf, Register, type Published, type Version } from './published';
import { Rarity } from './rarity';
import { toEvict } from './retention';
import { opens } from './risk';
import { takeOut } from './take-out';
import { CORRELATE_SETTINGS, type CorrelateSettings } from './settings';

const DAY_MS = 86_400_000;
/** Bindings and counts are kept this long, so that a late finding is resolved as an early one was. */
const KEEP_MS = 45 * DAY_MS;
/** Ids of forgotten findings, so that a late repeat is still known; older repeats have fallen out of the log. */
const MOST_FORGOTTEN = 200_000;
/** One tenant's correlation: findings, bindings, commands and outcomes in, versions of incidents out. Pure; `now` is handed in. */
export class Correlator {
  readonly bindings = new Bindings();
  readonly rarity = new Rarity();
  readonly grouping = new Grouping(this.bindings, this.rarity, (a, b) => !contradict(this.factsOf(a), this.factsOf(b)));
  readonly register = new Register();
  /** Ids of findings whose entries are gone. */
  readonly forgotten = new Set<string>();
  /** Number of the last command. */
  commands = 0;

  constructor(
    readonly tenant: string,
    readonly settings: CorrelateSettings = CORRELATE_SETTINGS,
  ) {}

  /** False when the finding is a repeat. What it leads to is said by the next `settle`. */
  learn(finding: Finding): boolean {
    return !this.forgotten.has(finding.id) && this.grouping.add(memberOf(finding));
  }

  bind(binding: BindingBody): void {
    const affected = this.bindings.learn(binding);
    if (affected) this.grouping.rebind(affected);
  }

  /** Decides what is open and says which incidents changed; each at most once. */
  settle(now: number, change?: string): Version[] {
    this.grouping.settle();
    const { touched } = this.grouping;
    if (touched.size === 0) return [];
    const roots = new Set<Cluster>();
    const doubtful = new Set<Published>();
    for (const c of touched) {
      if (c.alive) roots.add(rootOf(c));
      this.doubt(c, doubtful);
    }
    for (const root of roots) this.doubt(root, doubtful);
    const news = this.grouping.takeNews();
    touched.clear();
    const versions: Version[] = [];
    for (const root of [...roots].sort((a, b) => compareOrdered(a.seed, b.seed))) {
      root.touchedAt = now;
      const version = this.publish(root, now, news.get(root) ?? [], change);
      if (!version) continue;
      versions.push(version);
      for (const p of doubtful) if (p.id === version.incident.id) doubtful.delete(p);
    }
    for (const p of [...doubtful].sort((a, b) => (a.id < b.id ? -1 : 1))) versions.push(this.end(p, now));
    return versions;
  }

  /** Does what a person says; a text is the reason why not. Call `settle` before and after. */
  command(command: Command, now: number): Version[] | string {
    const { order } = command;
    if (!isIncidentOrder(order)) return [];
    const p = this.register.follow(order.incident);
    if (!p || (!p.live && p.archived === undefined)) return 'no such incident';
    if (order.kind === 'incident.remove-link') return this.removeLink(p, order.finding, command, now);
    const root = this.rootOfPublished(p);
    const before = root ? this.factsOf(root) : p.archived;
    const after = applyOrder(before ?? NO_FACTS, p.last.status, order, command, this.commands + 1);
    if (typeof after === 'string') return after;
    this.commands += 1;
    const change = changeText(order);
    if (!root) return [this.restate(p, after, change, now, command.id)];
    this.setFacts(root, after);
    const ended = isEnded(after.status);
    for (const c of partsOf(root)) {
      if (c.frozen && !ended) for (const e of c.members) this.grouping.mark(e);
      c.frozen = ended;
    }
    return [this.emit(root, now, change, [command.id])];
  }

  /** An action of one of our incidents took effect: said in a version of its own. Only people and policy change the status. */
  outcome(o: Outcome, now: number): Version[] {
    if (o.state !== 'active' && o.state !== 'verified' && o.state !== 'released') return [];
    const p = this.register.follow(o.action.incident);
    if (!p?.live) return [];
    const root = this.rootOfPublished(p);
    const facts = (root ? this.factsOf(root) : p.archived) ?? NO_FACTS;
    if (facts.actions.some(([id, state]) => id === o.action.id && (state === o.state || state === 'released'))) return [];
    const added: Facts = { ...facts, actions: [...facts.actions.filter(([id]) => id !== o.action.id), [o.action.id, o.state]] };
    const change = `action ${o.action.id} ${o.state}`;
    if (!root) return [this.restate(p, added, change, now, o.id)];
    this.setFacts(root, added);
    return [this.emit(root, now, change, [o.id])];
  }

  /** Ends what has been idle, and makes room. Call about once an hour of `now`. */
  sweep(now: number): { readonly versions: Version[]; readonly evicted: Readonly<Record<string, number>> } {
    const versions: Version[] = [];
    let expired = 0;
    for (const root of this.grouping.roots()) {
      if (this.activeAt(root) >= now - MAX_LINK_MS) continue;
      const p = this.register.ofSeed(root.seed.id);
      if (p?.live) versions.push(this.emit(root, now, 'idle', [root.seed.id], 'idle for 14 days'));
      else expired += 1;
      this.forget(root, p);
    }
    const evicted = this.makeRoom(true);
    const newest = this.grouping.index.timeline.at(-1)?.at ?? now;
    const bindings = this.bindings.prune(Math.min(now, newest) - KEEP_MS);
    const rarity = this.rarity.prune(Math.min(now, newest));
    const forgotten = this.register.trim(now);
    return {
      versions,
      evicted: {
        'candidate-expired': expired,
        'finding-evicted': evicted,
        'binding-evicted': bindings + this.bindings.takeRefused(),
        'rarity-evicted': rarity,
        'incident-forgotten': forgotten,
      },
    };
  }

  /**
   * Keeps findings under their cap, and with `candidatesToo` (a look at all incidents) candidates under theirs; returns how many findings were
   * evicted. The least recently changed incidents go first, candidates before open ones.
   */
  makeRoom(candidatesToo = false): number {
    const { mostFindings, mostCandidates } = this.settings;
    const over = this.grouping.entries.size - mostFindings;
    if (over <= 0 && !candidatesToo) return 0;
    const standings = this.grouping
      .roots()
      .map((root) => ({ root, live: this.register.ofSeed(root.seed.id)?.live === true, at: this.activeAt(root) }));
    let evicted = 0;
    for (const root of toEvict(standings, this.grouping.entries.size, { mostFindings, mostCandidates })) {
      evicted += this.forget(root, this.register.ofSeed(root.seed.id));
    }
    return evicted;
  }

  /** What is collected unseen, as it would look; the strongest first. */
  candidates(most: number): Incident[] {
    const hidden = this.grouping.roots().filter((r) => !this.register.ofSeed(r.seed.id)?.live);
    const views = hidden.map((root) => this.view(root, { version: 0, status: 'candidate', openedAt: root.seed.at, change: 'candidate' }));
    return views.sort((a, b) => b.priority - a.priority || (a.id < b.id ? -1 : 1)).slice(0, most);
  }

  /** False when there is nothing that a sweep could end. */
  get holdsAnything(): boolean {
    return this.grouping.entries.size > 0;
  }

  private doubt(c: Cluster, doubtful: Set<Published>): void {
    const p = this.register.ofSeed(c.seed.id);
    if (p?.live && p.archived === undefined) doubtful.add(p);
  }

  private publish(root: Cluster, now: number, news: readonly Entry[], change?: string): Version | undefined {
    const known = this.register.ofSeed(root.seed.id);
    const facts = this.factsOf(root);
    if (
      !isPinned(facts) &&
      !opens(
        this.sorted(root).map((e) => e.member),
        this.settings,
      )
    )
      return undefined;
    const cause = news.length > 0 ? [...news].sort(compareOrdered).map((e) => e.id) : [root.seed.id];
    const usual = news.length > 0 ? 'finding' : 'entities';
    return this.emit(root, now, known?.live ? (change ?? usual) : known ? 'opened again' : 'opened', cause);
  }

  private emit(root: Cluster, now: number, change: string, cause: readonly string[], stopped?: string): Version {
    const seed = root.seed.id;
    const known = this.register.ofSeed(seed);
    const status = this.factsOf(root)?.status ?? 'open';
    const version = (known?.last.version ?? 0) + 1;
    const incident = this.view(root, { version, status, openedAt: known?.last.openedAt ?? now, change }, stopped);
    if (known) Object.assign(known, { last: incident, live: true, changedAt: now });
    else this.register.put({ id: incident.id, seed, last: incident, live: true, changedAt: now, archived: undefined });
    return { incident, cause: causeOf(cause) };
  }

  private view(root: Cluster, s: { version: number; status: IncidentStatus; openedAt: number; change: string }, stopped?: string): Incident {
    const entries = this.sorted(root);
    const status = stopped ?? groupingStatus(root, entries);
    const recurs = root.seed.decision?.recurs;
    return incidentView({
      ...s,
      tenant: this.tenant,
      id: this.register.ofSeed(root.seed.id)?.id ?? incidentId(this.tenant, root.seed.id),
      entries,
      facts: this.factsOf(root),
      bindings: this.bindings,
      priorBits: this.settings.priorBits,
      ...(status === undefined ? {} : { groupingStatus: status }),
      ...(recurs === undefined ? {} : { recurrenceOf: incidentId(this.tenant, recurs) }),
    });
  }

  /** Its findings went elsewhere: it redirects to the open incident that has most of them, or is withdrawn. */
  private end(p: Published, now: number): Version {
    const heir = this.heirOf(p);
    const base = { ...p.last, version: p.last.version + 1 };
    const incident: Incident = heir
      ? { ...base, status: 'merged', mergedInto: heir.id, change: `merged into ${heir.id}` }
      : { ...base, status: 'resolved', verdict: 'undetermined', change: 'withdrawn: later evidence took it apart' };
    Object.assign(p, { last: incident, live: false, changedAt: now });
    return { incident, cause: causeOf([p.seed]) };
  }

  private heirOf(p: Published): Published | undefined {
    const shares = new Map<Published, number>();
    for (const id of new Set(p.last.links.map((l) => l.finding))) {
      const entry = this.grouping.find(id);
      const root = entry && this.grouping.rootOfEntry(entry);
      const heir = root && this.register.ofSeed(root.seed.id);
      if (heir?.live && heir !== p) shares.set(heir, (shares.get(heir) ?? 0) + 1);
    }
    return [...shares].sort((a, b) => b[1] - a[1] || (a[0].id < b[0].id ? -1 : 1))[0]?.[0];
  }

  private removeLink(p: Published, finding: string, command: Command, now: number): Version[] | string {
    const root = this.rootOfPublished(p);
    const entry = this.grouping.find(finding);
    if (!root || !entry || this.grouping.rootOfEntry(entry) !== root) return 'the finding is not part of this incident';
    if (root.frozen) return 'the incident has ended';
    if (!takeOut(this.grouping, [...this.sorted(root)], entry)) return 'the incident has no other finding';
    this.commands += 1;
    const versions = this.settle(now, 'link removed');
    return versions.map((v) => ({ incident: v.incident, cause: causeOf([command.id, ...v.cause]) }));
  }

  private restate(p: Published, facts: Facts, change: string, now: number, cause: string): Version {
    const incident = restated(p.last, facts, change);
    Object.assign(p, { last: incident, archived: facts, changedAt: now });
    return { incident, cause: [cause] };
  }

  /** What people did to any part of it. */
  factsOf(root: Cluster): Facts | undefined {
    const all: Facts[] = [];
    for (const c of partsOf(root)) for (const e of c.members) if (e.facts) all.push(e.facts);
    return joinFacts(all);
  }

  private setFacts(root: Cluster, facts: Facts): void {
    for (const e of this.grouping.membersOf(root)) e.facts = undefined;
    root.seed.facts = facts;
  }

  private rootOfPublished(p: Published): Cluster | undefined {
    const entry = p.archived === undefined ? this.grouping.find(p.seed) : undefined;
    return entry && this.grouping.rootOfEntry(entry);
  }

  private forget(root: Cluster, p: Published | undefined): number {
    if (p?.live) p.archived = this.factsOf(root) ?? NO_FACTS;
    const gone = this.grouping.forget(root);
    for (const e of gone) this.forgotten.add(e.id);
    for (const id of this.forgotten) {
      if (this.forgotten.size <= MOST_FORGOTTEN) break;
      this.forgotten.delete(id);
    }
    return gone.length;
  }

  private activeAt(root: Cluster): number {
    return Math.max(root.touchedAt, ...partsOf(root).map((c) => c.members.at(-1)?.at ?? 0));
  }

  private sorted(root: Cluster): readonly Entry[] {
    const parts = partsOf(root);
    return parts.length === 1 ? root.members : parts.flatMap((c) => c.members).sort(compareOrdered);
  }
}
