import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cordon } from './cordon-process';

jest.setTimeout(120_000);

/** The built `cordon`, as somebody uses it who has just found it. */
describe('the command line', () => {
  let home: string;
  beforeAll(() => (home = mkdtempSync(join(tmpdir(), 'cordon-cli-'))));
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  it('tells its commands, exit codes and settings with --help', async () => {
    const { code, out } = await cordon(['--help']);
    expect(code).toBe(0);
    for (const word of [
      'run',
      'demo',
      'replay',
      'normalise',
      'incidents',
      'findings',
      'explain',
      'release',
      'policy',
      'Exit codes',
      'CORDON_DATA_DIR',
    ])
      expect(out).toContain(word);
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(160);
  });

  it.each(['run', 'demo', 'replay', 'normalise', 'incidents', 'findings', 'explain', 'release', 'policy'])('tells how to use %s', async (command) => {
    const { code, out, err } = await cordon([command, '--help']);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain(`Usage: cordon ${command}`);
  });

  it.each<[string, readonly string[], RegExp]>([
    ['no command', [], /Usage: cordon/],
    ['an unknown command', ['fly'], /unknown command 'fly'/],
    ['an unknown option', ['run', '--fast'], /unknown option '--fast'/],
    ['a missing argument', ['explain'], /missing required argument 'id'/],
    ['a stage that there is not', ['run', '--only', 'detect,fly,'], /CORDON_USAGE.*--only: fly: not among ingest, normalise, detect/],
    ['no stage', ['run', '--only', ' , '], /--only.*name at least one/],
    ['nothing to release', ['release'], /CORDON_USAGE.*--all/],
    ['a limit that is no number', ['incidents', '--limit', 'many'], /--limit.*many/],
  ])('%s is wrong usage: exit code 2, and nothing is made', async (_, args, text) => {
    const { code, out, err } = await cordon(args, { CORDON_DATA_DIR: join(home, 'untouched') });
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(text);
    expect(readdirSync(home)).not.toContain('untouched');
  });

  it('refuses unknown and wrong settings before anything is made, all at once', async () => {
    const { code, err } = await cordon(['run'], {
      CORDON_DATA_DIR: join(home, 'untouched'),
      CORDON_HTTP_PROT: '8080',
      CORDON_HTTP_PORT: 'many',
      CORDON_LOG_LEVEL: 'loud',
      CORDON_CLICKHOUSE_PASSWORD_FILE: join(home, 'no-such-file'),
    });
    expect(code).toBe(1);
    for (const word of ['CORDON_CONFIG_INVALID', 'CORDON_HTTP_PROT is not a setting', 'CORDON_HTTP_PORT', 'CORDON_LOG_LEVEL', 'no-such-file'])
      expect(err).toContain(word);
    expect(err).not.toMatch(/\n\s+at /);
    expect(readdirSync(home)).not.toContain('untouched');
  });

  it('refuses a cordon.yaml and a policy with mistakes, all at once and without a stack', async () => {
    writeFileSync(join(home, 'policy.yaml'), 'name: p\nrules:\n  - { verb: explode, mode: auto }\n  - { verb: notify, mode: sometimes }\n');
    const lint = await cordon(['policy', 'lint', join(home, 'policy.yaml')]);
    expect(lint.code).toBe(1);
    for (const word of ['CORDON_POLICY_INVALID', 'rules[0].verb', 'rules[1].mode']) expect(lint.err).toContain(word);
    writeFileSync(join(home, 'cordon.yaml'), 'tenants: [{ id: NOT OK }]\nsources: [{ name: zeek, trust: 9 }]\n');
    const run = await cordon(['run'], { CORDON_DATA_DIR: join(home, 'data'), CORDON_SETTINGS: join(home, 'cordon.yaml') });
    expect(run.code).toBe(1);
    for (const word of ['CORDON_CONFIG_INVALID', 'id', 'trust', 'tenant']) expect(run.err).toContain(word);
    expect(run.err).not.toMatch(/\n\s+at /);
  });

  it('writes all that it has to say before it ends, though its reader is slower', async () => {
    const records = 20_000;
    const line = JSON.stringify({
      ts: 1_795_514_400.5,
      _path: 'conn',
      uid: 'C1',
      'id.orig_h': '192.0.2.1',
      'id.resp_h': '198.51.100.2',
      proto: 'tcp',
    });
    const file = join(home, 'conn.jsonl');
    writeFileSync(file, `${line}\n`.repeat(records));
    const { code, out } = await cordon(['normalise', file]);
    expect([code, out.split('\n').length - 1, out.at(-1)]).toEqual([0, records, '\n']);
  });

  it.each([['incidents'], ['findings'], ['explain', 'inc-none']])(
    '%s of a directory without data is refused, and nothing is made',
    async (...args) => {
      const { code, out, err } = await cordon(args, { CORDON_DATA_DIR: join(home, 'fresh') });
      expect([code, out, err]).toEqual([2, '', expect.stringContaining('CORDON_USAGE')]);
      expect(readdirSync(home)).not.toContain('fresh');
    },
  );

  it('an empty store has no incidents, and says so', async () => {
    mkdirSync(join(home, 'empty', 'clickhouse'), { recursive: true });
    const variables = { CORDON_DATA_DIR: join(home, 'empty') };
    expect(await cordon(['incidents'], variables)).toEqual({ code: 0, out: 'no incidents\n', err: '' });
    expect(await cordon(['findings'], variables)).toEqual({ code: 0, out: 'no findings\n', err: '' });
    const { code, err } = await cordon(['explain', 'inc-none'], variables);
    expect([code, err]).toEqual([1, expect.stringContaining('CORDON_API_NOT_FOUND')]);
  });
});
