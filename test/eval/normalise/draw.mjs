import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';

/** The draw: it was fixed before the first of these families was mapped, and stays. */
const SEED = 'cordon-normalise-2026-11-28';

/**
 * Every case of the folder with the half that it was drawn into: `seen`, which may be looked at while a family is mapped, and `held`, which may
 * not. Half of each family, rounded down, is held; which half is decided by a hash of the seed and the case's place.
 */
export function drawn(root) {
  const families = new Map();
  for (const one of [...sekoia(join(root, 'sekoia')), ...ocsf(join(root, 'ocsf'))]) {
    const list = families.get(one.family) ?? [];
    families.set(one.family, list);
    list.push(one);
  }
  const all = [];
  for (const [, list] of [...families].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const ranked = list.map((one) => ({ one, rank: rank(one.id) })).sort((a, b) => (a.rank < b.rank ? -1 : 1));
    ranked.forEach(({ one }, i) => all.push({ ...one, half: i < Math.floor(ranked.length / 2) ? 'held' : 'seen' }));
  }
  return all;
}

const rank = (id) => createHash('sha256').update(`${SEED}\n${id}`).digest('hex');

function* files(directory) {
  if (!existsSync(directory)) return;
  for (const name of readdirSync(directory).sort()) {
    const path = join(directory, name);
    if (statSync(path).isDirectory()) yield* files(path);
    else yield path;
  }
}

/** `sekoia/<vendor>/<format>/tests/<name>.json`: the raw line and the ECS-like event that is expected. */
function* sekoia(root) {
  for (const path of files(root)) {
    if (!path.endsWith('.json') || basename(dirname(path)) !== 'tests') continue;
    const { input, expected } = JSON.parse(readFileSync(path, 'utf8'));
    const family = `sekoia/${relative(root, dirname(dirname(path)))}`;
    yield { family, id: `${family}/${basename(path)}`, kind: 'ecs', message: input.message, expected };
  }
}

/** `ocsf/**\/samples/<name>.raw*` and its `.ocsf*`, where both are there. */
function* ocsf(root) {
  const all = [...files(root)];
  for (const path of all) {
    const raw = /^(.*)\.raw(?:\.[a-z]+)?$/i.exec(path);
    if (!raw) continue;
    const pair = all.find((p) => p.startsWith(`${raw[1]}.ocsf`));
    if (pair === undefined) continue;
    const place = relative(root, path).split('/');
    const family = `ocsf/${place[2] ?? ''}`;
    yield { family, id: `ocsf/${relative(root, path)}`, kind: 'ocsf', message: readFileSync(path, 'utf8'), expected: readFileSync(pair, 'utf8') };
  }
}
