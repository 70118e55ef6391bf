import { createHash, timingSafeEqual } from 'node:crypto';

/** Who may deliver, where a sender has to log in. */
export interface Login {
  readonly user: string;
  readonly password: string;
}

/** Takes the same time wherever the two differ, and compares both parts always. */
export function isLogin(wanted: Login, user: string | undefined, password: string | undefined): boolean {
  const isUser = isSame(wanted.user, user ?? '');
  const isPassword = isSame(wanted.password, password ?? '');
  return isUser && isPassword;
}

/** Of hashes, since timingSafeEqual wants equal lengths and a length tells something. */
const isSame = (a: string, b: string): boolean => timingSafeEqual(hash(a), hash(b));
const hash = (text: string): Buffer => createHash('sha256').update(text).digest();
