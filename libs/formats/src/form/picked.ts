import { isObject } from '../shared/json';
import type { Pick } from './slots';

/** The item of a list that a path picks by the value of one of its members. */
export const picked = (list: readonly unknown[], { key, value }: Pick): unknown => list.find((item) => isObject(item) && item[key] === value);
