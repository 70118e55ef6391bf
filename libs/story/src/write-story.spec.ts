import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { attackDay } from './stories';
import { makeWorld } from './world/make-world';
import { writeStory } from './write-story';

const world = makeWorld(1);
const records = attackDay(world, { start: Date.UTC(2025, 2, 10), scale: 0.1 });
const count = (format: string): number => records.filter((r) => r.format === format).length;
const lines = (path: string): string[] => readFileSync(path, 'utf8').trimEnd().split('\n');

describe('writeStory', () => {
  let directory = '';
  beforeEach(() => (directory = mkdtempSync(join(tmpdir(), 'story-'))));
  afterEach(() => rmSync(directory, { recursive: true }));

  it('writes a file a source, nothing lost, and the inventory', () => {
    writeStory(directory, world, records);
    expect(readdirSync(directory).sort()).toEqual(['aws.jsonl', 'inventory.yaml', 'm365.jsonl', 'mail', 'zeek-conn.jsonl', 'zeek-dns.jsonl']);
    expect(readdirSync(join(directory, 'mail'))).toHaveLength(count('rfc5322'));
    expect(lines(join(directory, 'm365.jsonl'))).toHaveLength(count('m365-ual'));
    expect(lines(join(directory, 'zeek-conn.jsonl'))).toHaveLength(count('zeek-conn'));
  });

  it('writes Zeek’s own form with its header when asked', () => {
    writeStory(directory, world, records, { zeek: 'tsv' });
    const table = lines(join(directory, 'zeek-dns.log'));
    expect(table[0]).toBe('#separator \\x09');
    expect(table.filter((line) => !line.startsWith('#'))).toHaveLength(count('zeek-dns'));
  });
});
