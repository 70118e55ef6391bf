import { describeWith, lacksChdb } from '@cordon/testing';
import type { Command } from '@cordon/wire';
import { recordsOf, startApi, tokenOf, type ApiUnderTest } from './testing/api-under-test';

jest.setTimeout(60_000);

const ACTION = `act-${'1'.repeat(32)}`;
const HASH = 'b'.repeat(64);
const TARGET = { kind: 'ip', key: '203.0.113.9' };

describeWith('chdb', lacksChdb, () => {
  let api: ApiUnderTest;
  /** Commands that earlier tests wrote. */
  let before = 0;
  beforeAll(async () => {
    api = await startApi();
  });
  afterAll(() => api.close());

  /** The commands that were written since the last call; there must be exactly `count`. */
  async function written(count: number): Promise<Command[]> {
    // A command more than expected would be before this one, which is written last.
    await api.post('/api/v1/commands/switch', { kind: 'rearm', reason: 'end of the test' });
    const all = await recordsOf(api.parts, 'command', before + count + 1);
    const fresh = all.slice(before).map((r) => r.body as Command);
    before = all.length;
    expect(fresh).toHaveLength(count + 1);
    return fresh.slice(0, count);
  }

  describe('an order about an action', () => {
    it.each<[string, object, object]>([
      ['approve', { approvalHash: HASH }, { kind: 'action.approve', action: ACTION, approvalHash: HASH }],
      ['deny', { reason: 'a test host' }, { kind: 'action.deny', action: ACTION, reason: 'a test host' }],
      ['deny', {}, { kind: 'action.deny', action: ACTION }],
      ['release', {}, { kind: 'action.release', action: ACTION }],
      ['release', { reason: 'done' }, { kind: 'action.release', action: ACTION, reason: 'done' }],
      ['extend', { ttlMs: 60_000 }, { kind: 'action.extend', action: ACTION, ttlMs: 60_000 }],
    ])('%s %j becomes a command of the caller in their tenant', async (verb, body, order) => {
      const answer = await api.post(`/api/v1/actions/${ACTION}/${verb}`, body, {}, tokenOf('act'));
      expect(answer).toMatchObject({ status: 202, body: { id: expect.stringMatching(/^cmd-[0-9a-f]{32}$/), accepted: true } });
      expect(await written(1)).toEqual([{ id: (answer.body as Command).id, tenant: 'acme', at: expect.any(Number), by: tokenOf('act'), order }]);
    });

    it.each<[string, object, string]>([
      ['approve', {}, 'approvalHash'],
      ['approve', { approvalHash: 'short' }, 'approvalHash'],
      ['approve', { approvalHash: HASH, ttlMs: 5_000 }, 'ttlMs'],
      ['extend', {}, 'ttlMs'],
      ['extend', { ttlMs: 1 }, 'ttlMs'],
      ['extend', { ttlMs: 'long' }, 'ttlMs'],
      ['release', { reason: 7 }, 'reason'],
      ['release', { reason: null }, 'reason'],
      ['deny', { reason: 'x'.repeat(1_001) }, 'reason'],
    ])('%s with %j is refused', async (verb, body, word) => {
      const { status, body: answer } = await api.post(`/api/v1/actions/${ACTION}/${verb}`, body);
      expect([status, answer]).toEqual([400, { error: { code: 'CORDON_API_INVALID', message: expect.stringContaining(word) } }]);
    });

    it('about what is no id of an action is not there, and nothing is written', async () => {
      expect((await api.post('/api/v1/actions/act-1/release', {})).status).toBe(404);
      await written(0);
    });
  });

  describe('an order', () => {
    it.each<[object]>([
      [{ kind: 'action.propose', incident: 'inc-1', verb: 'block_traffic', target: TARGET, reason: 'seen by a person' }],
      [{ kind: 'incident.status', incident: 'inc-1', status: 'closed', verdict: 'false_positive' }],
      [{ kind: 'incident.assign', incident: 'inc-1', assignee: 'ana' }],
      [{ kind: 'incident.comment', incident: 'inc-1', text: 'looked at' }],
      [{ kind: 'incident.remove-link', incident: 'inc-1', finding: 'f-1' }],
      [{ kind: 'action.release', action: ACTION }],
    ])('%j goes on the wire as it was given', async (order) => {
      expect((await api.post('/api/v1/commands', order)).status).toBe(202);
      expect((await written(1))[0]?.order).toEqual(order);
    });

    it.each<[string, object, readonly string[]]>([
      ['no kind', {}, ['kind']],
      ['a kind that is none', { kind: 'incident.explode' }, ['kind']],
      ['a kind of the language', { kind: 'constructor' }, ['kind']],
      ['nothing it needs', { kind: 'action.propose' }, ['incident', 'verb', 'target', 'reason']],
      [
        'a target with mistakes',
        { kind: 'action.propose', incident: 'i', verb: 'block_traffic', target: { kind: 'moon', key: '' }, reason: 'r' },
        ['target.kind', 'target.key'],
      ],
      ['a target that is no object', { kind: 'action.propose', incident: 'i', verb: 'block_traffic', target: 'all', reason: 'r' }, ['target']],
      ['members of another kind', { kind: 'incident.assign', incident: 'i', assignee: 'a', text: 'x', ttlMs: 5_000 }, ['text', 'ttlMs']],
      ['an optional member of a wrong type', { kind: 'action.deny', action: ACTION, reason: { a: 1 } }, ['reason']],
      ['members that no order has', { kind: 'incident.assign', incident: 'i', assignee: 'a', by: 'somebody else', tenant: 'beta' }, ['by', 'tenant']],
    ])('with %s is refused, every mistake named', async (_, body, words) => {
      const { status, body: answer } = await api.post('/api/v1/commands', body);
      const { code, message } = (answer as { error: { code: string; message: string } }).error;
      expect([status, code]).toEqual([400, 'CORDON_API_INVALID']);
      for (const word of words) expect(message).toContain(word);
    });

    it.each([
      ['{"kind":', 400, 'CORDON_API_INVALID'],
      ['[]', 400, 'CORDON_API_INVALID'],
      [`{"kind":"incident.comment","incident":"i","text":"${'x'.repeat(300_000)}"}`, 413, 'CORDON_RAW_TOO_LARGE'],
    ])('that is no JSON object of a sensible size is refused: %.20s', async (text, status, code) => {
      const answer = await api.call('/api/v1/commands', { method: 'POST', body: text, headers: { 'content-type': 'application/json' } });
      expect([answer.status, (answer.body as { error: { code: string } }).error.code]).toEqual([status, code]);
    });

    it('that is a switch needs the right admin, by whichever way it comes; what is no switch is none', async () => {
      const kill = { kind: 'kill-switch', on: true, reason: 'stop' };
      expect((await api.post('/api/v1/commands', kill, {}, tokenOf('act'))).status).toBe(403);
      expect((await api.post('/api/v1/commands/switch', kill, {}, tokenOf('act'))).status).toBe(403);
      expect((await api.post('/api/v1/commands/switch', { kind: 'action.release', action: ACTION }, {}, tokenOf('admin'))).status).toBe(400);
      expect((await api.post('/api/v1/commands/switch', { ...kill, on: 'yes' }, {}, tokenOf('admin'))).status).toBe(400);
      expect((await api.post('/api/v1/commands/switch', kill, {}, tokenOf('admin'))).status).toBe(202);
      expect((await written(1))[0]?.order).toEqual(kill);
    });
  });

  describe('an idempotency key', () => {
    const comment = (text: string): object => ({ kind: 'incident.comment', incident: 'inc-1', text });
    const give = (key: string, text: string, token?: string) => api.post('/api/v1/commands', comment(text), { 'idempotency-key': key }, token);

    it('gets the same answer again and has one effect, also for repeats at the same time', async () => {
      const answers = [...(await Promise.all([give('k1', 'once'), give('k1', 'once')])), await give('k1', 'once')];
      expect(new Set(answers.map((a) => JSON.stringify(a.body))).size).toBe(1);
      expect(answers.map((a) => a.status)).toEqual([202, 202, 202]);
      await written(1);
    });

    it('is the same whatever the order of the members', async () => {
      const { body } = await give('k2', 'once');
      const again = await api.post('/api/v1/commands', { text: 'once', incident: 'inc-1', kind: 'incident.comment' }, { 'idempotency-key': 'k2' });
      expect(again.body).toEqual(body);
      await written(1);
    });

    it('with another body is a conflict, at the same time as well as later', async () => {
      const statuses = (await Promise.all([give('k3', 'one'), give('k3', 'other')])).map((a) => a.status);
      expect(statuses.sort()).toEqual([202, 409]);
      const { status, body } = await give('k3', 'a third');
      expect([status, (body as { error: { code: string } }).error.code]).toEqual([409, 'CORDON_API_CONFLICT']);
      await written(1);
    });

    it('of one caller is not that of another', async () => {
      const [a, b] = [await give('k4', 'x'), await give('k4', 'y', tokenOf('act'))];
      expect([a.status, b.status]).toEqual([202, 202]);
      await written(2);
    });

    it('of more than 200 characters is refused', async () => {
      expect((await give('k'.repeat(201), 'x')).status).toBe(400);
    });

    it('is known after a restart', async () => {
      const { body } = await give('k5', 'before');
      await api.restart();
      expect(await give('k5', 'before')).toMatchObject({ status: 202, body });
      expect((await give('k5', 'after')).status).toBe(409);
      await written(1);
    });
  });
});
