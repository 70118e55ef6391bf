import { isOcsfObject, ocsfAttribute, ocsfClassUid, ocsfDemand, type OcsfAttribute, type OcsfOwner } from '@cordon/wire';
import { merged } from '../form/compile';
import { All, Each, First, When, type Leaf, type Mapping, type Tree } from '../form/form';

type Branch = Tree[string];

/**
 * Mistakes of a mapping that nothing else tells: it loads, its samples may pass, and values end in `unmapped`. An attribute of the common part that no
 * class of the mapping has; an object that can never be made, since no leaf stands for what OCSF demands of it; a caption written as a path.
 */
export function mistakesOf({ event, variants }: Mapping): readonly string[] {
  const uids = variants.map((v) => ocsfClassUid(v.class) ?? 0);
  const found = Object.keys(event)
    .filter((name) => uids.every((uid) => ocsfAttribute(uid, name) === undefined))
    .map((name) => `event.${name}: none of the classes ${[...new Set(variants.map((v) => v.class))].join(', ')} has this attribute`);
  for (const [i, variant] of variants.entries()) {
    const uid = uids[i] ?? 0;
    const common = Object.fromEntries(Object.entries(event).filter(([name]) => ocsfAttribute(uid, name) !== undefined));
    found.push(...inTree(uid, merged(common, variant.event), variant.class));
  }
  return [...new Set(found)];
}

function inTree(owner: OcsfOwner, tree: Tree, place: string): string[] {
  const found: string[] = [];
  for (const [name, branch] of Object.entries(tree)) {
    const attribute = ocsfAttribute(owner, name);
    if (attribute) found.push(...inBranch(branch, attribute, `${place}.${name}`));
  }
  if (typeof owner === 'string' && owner !== 'metadata') found.push(...unmade(owner, tree, place));
  return found;
}

function inBranch(branch: Branch, attribute: OcsfAttribute, place: string): string[] {
  if (branch === null) return [];
  if (isList(branch)) return branch.flatMap((b, i) => inBranch(b, attribute, `${place}[${i}]`));
  if (typeof branch === 'string') return inPath(branch, attribute, place);
  if (branch instanceof First || branch instanceof All) return branch.leaves.flatMap((l) => inBranch(l, attribute, place));
  if (branch instanceof Each) return inBranch(branch.of, attribute, place);
  if (branch instanceof When) return [branch.then, branch.otherwise ?? null].flatMap((b) => inBranch(b, attribute, place));
  return isTree(branch) && isOcsfObject(attribute.type) ? inTree(attribute.type, branch, place) : [];
}

function inPath(path: string, { list }: OcsfAttribute, place: string): string[] {
  return list !== undefined && Object.hasOwn(list, path) ? [`${place}: '${path}' is the path of a member; the constant is is('${path}')`] : [];
}

/** OCSF's ids that may be 0 (unknown) are filled in when an object is made, and a mail that names nobody is to nobody. */
function unmade(owner: string, tree: Tree, place: string): string[] {
  if (owner === 'email') return [];
  const { required, atLeastOne, justOne } = ocsfDemand(owner);
  const has = (name: string): boolean => tree[name.split('.')[0] ?? name] !== undefined;
  const isFilled = (name: string): boolean => Object.values(ocsfAttribute(owner, name)?.list ?? {}).includes(0);
  const lacking = required.filter((name) => !has(name) && !isFilled(name));
  const some = [atLeastOne, justOne].filter((names) => names.length > 0 && !names.some(has)).map((names) => `one of ${names.join(', ')}`);
  return [...lacking, ...some].map((what) => `${place} is never made: OCSF demands ${what} of a ${owner}`);
}

const isList = (branch: Branch): branch is readonly (Tree | Leaf)[] => Array.isArray(branch);
const isTree = (branch: Branch): branch is Tree =>
  typeof branch === 'object' && branch !== null && Object.getPrototypeOf(branch) === Object.prototype;
