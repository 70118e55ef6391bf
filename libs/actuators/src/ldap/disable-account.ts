import { CordonError } from '@cordon/wire';
import {
  Actuator,
  type ActuatorManifest,
  type ApplyResult,
  type Cancel,
  type CheckResult,
  type Order,
  type ReleaseResult,
  type TargetState,
} from '@cordon/runtime';
import { Attribute, Change, Client, EqualityFilter, OrFilter, ResultCodeError } from 'ldapts';

/** A lock without an end (draft-behera-ldap-password-policy-10, section 5.3.3). */
const LOCKED_FOR_EVER = '000001010000Z';
const LOCK = 'pwdAccountLockedTime';
/** Bears the ownership mark; inetOrgPerson allows any number of values. */
const MARK = 'description';

export interface LdapPlace {
  readonly url: string;
  readonly bindDn: string;
  readonly password: string;
  readonly baseDn: string;
  /** Attributes that may hold the user's key. */
  readonly match?: readonly string[];
}

/** Locks a person's account on OpenLDAP with the ppolicy overlay; a bind is then refused with 49. */
export class LdapDisableAccount extends Actuator {
  readonly manifest: ActuatorManifest = {
    name: 'ldap:disable-account',
    verb: 'disable_account',
    targets: ['user'],
    permissions: [`write ${LOCK} and ${MARK} below the base dn`, 'search below the base dn'],
    example: `replace ${LOCK}: ${LOCKED_FOR_EVER}`,
    howToUndo: `delete ${LOCK} and the ${MARK} value cordon:act-…`,
    reversible: true,
    idempotent: true,
    nativeTtl: false,
    readBack: true,
    ratePerMinute: 60,
    deadlineMs: 10_000,
  };

  constructor(private readonly place: LdapPlace) {
    super();
  }

  async check(order: Order, signal: Cancel): Promise<CheckResult> {
    return this.connected(signal, async (client) => {
      const found = await this.entries(client, order.action.target.key);
      if (found.length !== 1) return { kind: 'refused', code: 'CORDON_GUARD_TARGET', reason: `${found.length} accounts match` };
      return { kind: 'ready', prior: stateOf(found[0]), wouldDo: 'lock the account' };
    });
  }

  async apply(order: Order, signal: Cancel): Promise<ApplyResult> {
    return this.connected(signal, async (client) => {
      const [entry, ...others] = await this.entries(client, order.action.target.key);
      if (!entry || others.length > 0) return { kind: 'refused', code: 'CORDON_GUARD_TARGET', reason: 'not exactly one account' };
      const state = stateOf(entry);
      if (state.applied) return { kind: 'applied', text: state.ours ? 'locked by us already' : 'locked before; left as it is' };
      // A mark without its lock is left when somebody unlocks by hand.
      const marked = values(entry[MARK]).includes(markOf(order));
      await client.modify(entry.dn, [replace(LOCK, LOCKED_FOR_EVER), ...(marked ? [] : [add(MARK, markOf(order))])]);
      return { kind: 'applied', text: 'locked' };
    });
  }

  async observe(order: Order, signal: Cancel): Promise<TargetState> {
    return this.connected(signal, async (client) => stateOf((await this.entries(client, order.action.target.key))[0]));
  }

  /** A user whom somebody else had locked, or has locked since, stays locked. */
  async release(order: Order, prior: TargetState, signal: Cancel): Promise<ReleaseResult> {
    return this.connected(signal, async (client) => {
      const [entry] = await this.entries(client, order.action.target.key);
      if (!entry) return { kind: 'released', text: 'the account is gone' };
      const marks = values(entry[MARK]).filter((v) => v.startsWith('cordon:act-'));
      if (prior.applied && !prior.ours) return { kind: 'released', text: 'was locked before; left so' };
      if (values(entry[LOCK]).length === 0 && marks.length === 0) return { kind: 'released', text: 'not locked' };
      if (marks.length === 0) return { kind: 'refused', code: 'CORDON_ACTUATOR_FOREIGN', reason: 'locked by someone else' };
      const ours = values(entry[LOCK]).includes(LOCKED_FOR_EVER);
      await client.modify(entry.dn, [...(ours ? [remove(LOCK, [])] : []), remove(MARK, marks)]);
      return { kind: 'released', text: ours ? 'unlocked' : 'locked anew by someone else; left so' };
    });
  }

  private async connected<T>(signal: Cancel, work: (client: Client) => Promise<T>): Promise<T> {
    const client = new Client({ url: this.place.url, timeout: this.manifest.deadlineMs, connectTimeout: this.manifest.deadlineMs });
    const end = (): void => void client.unbind().catch(() => undefined);
    signal.addEventListener('abort', end, { once: true });
    try {
      await client.bind(this.place.bindDn, this.place.password);
      return await work(client);
    } catch (cause) {
      const refused = cause instanceof ResultCodeError;
      throw new CordonError(refused ? 'CORDON_ACTUATOR_REFUSED' : 'CORDON_ACTUATOR_UNAVAILABLE', 'the directory did not do it', !refused, { cause });
    } finally {
      signal.removeEventListener('abort', end);
      await client.unbind().catch(() => undefined);
    }
  }

  private async entries(client: Client, key: string): Promise<Entry[]> {
    const match = this.place.match ?? ['mail', 'uid'];
    const filter = new OrFilter({ filters: match.map((attribute) => new EqualityFilter({ attribute, value: key })) });
    const { searchEntries } = await client.search(this.place.baseDn, { scope: 'sub', filter, attributes: ['dn', LOCK, MARK], sizeLimit: 2 });
    return searchEntries;
  }
}

interface Entry {
  readonly dn: string;
  readonly [attribute: string]: unknown;
}

const markOf = (order: Order): string => `cordon:${order.action.id}`;
const values = (v: unknown): string[] => (v === undefined ? [] : (Array.isArray(v) ? v : [v]).map(String).filter((x) => x !== ''));
const replace = (type: string, value: string): Change => new Change({ operation: 'replace', modification: new Attribute({ type, values: [value] }) });
const add = (type: string, value: string): Change => new Change({ operation: 'add', modification: new Attribute({ type, values: [value] }) });
const remove = (type: string, vs: string[]): Change => new Change({ operation: 'delete', modification: new Attribute({ type, values: vs }) });

function stateOf(entry: Entry | undefined): TargetState {
  const locked = values(entry?.[LOCK]).length > 0;
  const ours = values(entry?.[MARK]).some((v) => v.startsWith('cordon:act-'));
  return { applied: locked, ours: locked && ours, text: locked ? `locked since ${values(entry?.[LOCK])[0] ?? ''}` : 'not locked' };
}
