import type { Positions, Reader } from '@cordon/runtime';
import { CordonError } from '@cordon/wire';
import { settingsOf } from '../options';
import { Owners } from './owners';

interface Step {
  readonly name: string;
  resolve(): void;
  reject(error: Error): void;
}

/** A reader whose answers the test gives. */
class SlowReader implements Reader {
  readonly group = 'g';
  readonly reads = {};
  readonly pending: Step[] = [];
  readonly log: string[] = [];
  assigned(owner: number): Promise<Positions> {
    return this.step(`assigned ${owner}`).then(() => new Map());
  }
  revoked(owner: number): Promise<void> {
    return this.step(`revoked ${owner}`);
  }
  async records(): Promise<void> {}

  step(name: string): Promise<void> {
    this.log.push(name);
    return new Promise((resolve, reject) => this.pending.push({ name, resolve, reject }));
  }

  async answer(name: string, error?: Error): Promise<void> {
    const [step] = this.pending.splice(
      this.pending.findIndex((one) => one.name === name),
      1,
    );
    if (error) step?.reject(error);
    else step?.resolve();
    await turns();
  }
}

const turns = async (): Promise<void> => {
  for (let i = 0; i < 5; i++) await new Promise((resolve) => setImmediate(resolve));
};

describe('owners', () => {
  let reader: SlowReader;
  let seated: string[];
  let failures: unknown[];
  let owners: Owners;
  beforeEach(() => {
    reader = new SlowReader();
    seated = [];
    failures = [];
    owners = new Owners({
      reader,
      settings: settingsOf({ brokers: [], clientId: 'test' }),
      seat: async (owner) => void seated.push(`+${owner}`),
      unseat: (owner) => void seated.push(`-${owner}`),
      failed: (error) => failures.push(error),
    });
  });

  test('gets records only after it was loaded, and none from before it is revoked', async () => {
    owners.want('m', new Set([0]));
    await turns();
    expect([reader.log, seated]).toEqual([['assigned 0'], []]);
    await reader.answer('assigned 0');
    expect(seated).toEqual(['+0']);
    owners.want('m', new Set());
    await turns();
    expect([reader.log.at(-1), seated]).toEqual(['revoked 0', ['+0', '-0']]);
  });

  test('what is given up stays claimed until it is, and then the group is to be told', async () => {
    owners.want('m', new Set([0, 1]));
    await reader.answer('assigned 0');
    await reader.answer('assigned 1');
    owners.want('m', new Set([0]));
    await turns();
    expect([owners.claim(), owners.takeRejoin()]).toEqual([{ member: 'm', holds: [0, 1], leaving: false }, false]);
    await reader.answer('revoked 1');
    expect([owners.claim().holds, owners.takeRejoin(), owners.takeRejoin()]).toEqual([[0], true, false]);
  });

  test('calls for one owner never overlap: lost while it loads, it is loaded, revoked and, wanted again, loaded anew', async () => {
    owners.want('m', new Set([0]));
    owners.want('m', new Set());
    await turns();
    expect(reader.log).toEqual(['assigned 0']);
    await reader.answer('assigned 0');
    owners.want('m', new Set([0]));
    await turns();
    expect(reader.log).toEqual(['assigned 0', 'revoked 0']);
    await reader.answer('revoked 0');
    expect(reader.log).toEqual(['assigned 0', 'revoked 0', 'assigned 0']);
    await reader.answer('assigned 0');
    expect(seated).toEqual(['-0', '+0']);
  });

  test('under a new member id everything is revoked and loaded anew', async () => {
    owners.want('old', new Set([0]));
    await reader.answer('assigned 0');
    owners.want('new', new Set([0]));
    await reader.answer('revoked 0');
    await reader.answer('assigned 0');
    expect(reader.log).toEqual(['assigned 0', 'revoked 0', 'assigned 0']);
    expect(owners.claim()).toEqual({ member: 'new', holds: [0], leaving: false });
  });

  test.each([
    ['an outage', new CordonError('CORDON_LOG_UNAVAILABLE', 'x', true)],
    ['being fenced', new CordonError('CORDON_OWNER_FENCED', 'x')],
  ])('%s while loading is tried again', async (_, error) => {
    owners.want('m', new Set([0]));
    await reader.answer('assigned 0', error);
    const again = new Promise<void>((resolve) => {
      const look = (): void => (reader.log.length === 2 ? resolve() : void setImmediate(look));
      look();
    });
    await again;
    await reader.answer('assigned 0');
    expect([seated, failures]).toEqual([['+0'], []]);
  });

  test('any other failure while loading ends the reading', async () => {
    owners.want('m', new Set([0]));
    const error = new CordonError('CORDON_STATE_NEWER', 'x');
    await reader.answer('assigned 0', error);
    expect(failures).toEqual([error]);
  });

  test('leaving revokes everything and takes nothing more', async () => {
    owners.want('m', new Set([0, 1]));
    await reader.answer('assigned 0');
    const left = owners.leave();
    owners.want('m', new Set([0, 1]));
    await reader.answer('revoked 0');
    await reader.answer('assigned 1');
    await reader.answer('revoked 1');
    await left;
    expect(reader.log).toEqual(['assigned 0', 'assigned 1', 'revoked 0', 'revoked 1']);
    expect([owners.claim(), owners.takeRejoin()]).toEqual([{ member: 'm', holds: [], leaving: true }, false]);
  });
});
