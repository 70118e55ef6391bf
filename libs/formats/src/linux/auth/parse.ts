import type { Outer } from '../../form/form';
import { fit, pattern } from '../../parse/patterns';
import type { Json } from '../../shared/json';

/** A message of a program, and what kind of event it is. */
type Told = readonly (readonly [kind: string, message: RegExp])[];
const of = (kind: string, ...texts: readonly string[]): Told => texts.map((text) => [kind, pattern(text)] as const);

/** PAM's own messages are the same in every program (Linux-PAM, pam_unix(8)). */
const PAM: Told = [
  ...of(
    'opened',
    'pam_unix({pam:inside}): session opened for user {user:text}(uid={uid:int}) by {by:text}(uid={byUid:int})',
    'pam_unix({pam:inside}): session opened for user {user:text} by {by:text}(uid={byUid:int})',
  ),
  ...of('closed', 'pam_unix({pam:inside}): session closed for user {user:rest}'),
  ...of(
    'failed',
    '{:word}({pam:inside}): authentication failure; logname={logname:maybe} uid={byUid:int} euid={:int} tty={tty:maybe} ruser={by:maybe} rhost={host:maybe}  user={user:rest}',
    '{:word}({pam:inside}): authentication failure; logname={logname:maybe} uid={byUid:int} euid={:int} tty={tty:maybe} ruser={by:maybe} rhost={host:maybe}',
  ),
  ...of('password', '{:word}({pam:inside}): password changed for {user:rest}'),
  ...of('locked', 'pam_faillock({pam:inside}): Consecutive login failures for user {user:text} account temporarily locked'),
];
const AT = 'from {ip:ip} port {port:int}';
const SSHD: Told = [
  ...of(
    'accepted',
    `Accepted {method} for {user:text} ${AT} {protocol}: {key:rest}`,
    `Accepted {method} for {user:text} ${AT} {protocol}`,
    `Accepted {method} for {user:text} ${AT}`,
  ),
  ...of(
    'failed',
    `Failed {method} for invalid user {user:text} ${AT} {protocol:rest}`,
    `Failed {method} for {user:text} ${AT} {protocol:rest}`,
    `error: maximum authentication attempts exceeded for invalid user {user:text} ${AT}{:rest}`,
    `error: maximum authentication attempts exceeded for {user:text} ${AT}{:rest}`,
  ),
  ...of('unknown user', `Invalid user {user:text} ${AT}`, 'Invalid user {user:text} from {ip:ip}'),
  ...of('refused', 'User {user:text} from {ip:ip} not allowed because {reason:rest}'),
  ...of('left', 'Disconnected from user {user:text} {ip:ip} port {port:int}'),
  ...of(
    'connection closed',
    'Connection closed by authenticating user {user:text} {ip:ip} port {port:int}{:rest}',
    'Connection closed by invalid user {user:text} {ip:ip} port {port:int}{:rest}',
    'Connection closed by {ip:ip} port {port:int}{:rest}',
    'Connection reset by authenticating user {user:text} {ip:ip} port {port:int}{:rest}',
    'Connection reset by invalid user {user:text} {ip:ip} port {port:int}{:rest}',
    'Connection reset by {ip:ip} port {port:int}{:rest}',
    'Disconnected from authenticating user {user:text} {ip:ip} port {port:int}{:rest}',
    'Disconnected from invalid user {user:text} {ip:ip} port {port:int}{:rest}',
    'Disconnected from {ip:ip} port {port:int}{:rest}',
    'Received disconnect from {ip:ip} port {port:int}:{code:int}: {reason:rest}',
    `Did not receive identification string ${AT}`,
    `banner exchange: Connection ${AT}: {reason:rest}`,
    `Unable to negotiate with {ip:ip} port {port:int}: {reason:rest}`,
  ),
  ...of('connection', 'Connection from {ip:ip} port {port:int} on {localIp:ip} port {localPort:int}{:rest}'),
];
const SUDO: Told = [
  ...of(
    'sudo refused',
    '{by} : user NOT in sudoers ; TTY={tty} ; PWD={folder:text} ; USER={user} ; COMMAND={command:rest}',
    '{by} : command not allowed ; TTY={tty} ; PWD={folder:text} ; USER={user} ; COMMAND={command:rest}',
    '{by} : {attempts:int} incorrect password {:word} ; TTY={tty} ; PWD={folder:text} ; USER={user} ; COMMAND={command:rest}',
    '{by} : a password is required ; TTY={tty} ; PWD={folder:text} ; USER={user} ; COMMAND={command:rest}',
  ),
  ...of(
    'sudo',
    '{by} : TTY={tty} ; PWD={folder:text} ; USER={user} ; ENV={env:text} ; COMMAND={command:rest}',
    '{by} : TTY={tty} ; PWD={folder:text} ; USER={user} ; COMMAND={command:rest}',
    '{by} : PWD={folder:text} ; USER={user} ; COMMAND={command:rest}',
  ),
];
const SU: Told = [
  ...of('sudo', '(to {user}) {by} on {tty}', 'Successful su for {user} by {by}', '+ {tty} {by:word}:{user:word}'),
  ...of('sudo refused', 'FAILED SU (to {user}) {by} on {tty}', 'FAILED su for {user} by {by}', '- {tty} {by:word}:{user:word}'),
];
const LOGIND: Told = [
  ...of('opened', "New session {session} of user '{user:text}'{:rest}", 'New session {session} of user {user:word}{:rest}'),
  ...of('ended', 'Session {session} logged out.{:rest}', 'Removed session {session:text}.'),
];
const CRON: Told = of('job', '({user:text}) CMD ({command:rest}');
const ACCOUNTS: Told = [
  ...of(
    'user added',
    'new user: name={user:text}, UID={uid:int}, GID={gid:int}, home={home:text}, shell={shell:text}, from={tty:rest}',
    'new user: name={user:text}, UID={uid:int}, GID={gid:int}, home={home:text}, shell={shell:rest}',
  ),
  ...of('user deleted', "delete user '{user:text}'"),
  ...of('group added', 'new group: name={group:text}, GID={gid:int}', 'group added to {:text}: name={group:text}, GID={gid:int}'),
  ...of('group deleted', "group '{group:text}' removed{:rest}", "removed group '{group:text}' owned by {:rest}"),
  ...of('member added', "add '{user:text}' to group '{group:text}'", 'user {user} added by {by} to group {group:rest}'),
  ...of('member removed', "delete '{user:text}' from group '{group:text}'", 'user {user} removed by {by} from group {group:rest}'),
  ...of('user changed', "change user '{user:text}' {change:rest}", 'changed password expiry for {user:rest}'),
  ...of('user locked', "lock user '{user:text}' password"),
  ...of('user unlocked', "unlock user '{user:text}' password"),
];
const LOGIN: Told = [
  ...of('accepted', 'LOGIN ON {tty} BY {user:text} FROM {host:rest}', 'LOGIN ON {tty} BY {user:rest}', 'ROOT LOGIN ON {tty}'),
  ...of(
    'failed',
    "FAILED LOGIN {:text} ON '{tty:text}' FOR '{user:text}', {reason:rest}",
    "FAILED LOGIN {:text} FROM '{host:text}' FOR '{user:text}', {reason:rest}",
  ),
];

const BY_PROGRAM: readonly (readonly [RegExp, Told])[] = [
  [/^sshd/, SSHD],
  [/^sudo$/, SUDO],
  [/^su$/, SU],
  [/^systemd-logind$/, LOGIND],
  [/^cron(?:d)?$/i, CRON],
  [/^(?:user|group)(?:add|del|mod)$|^gpasswd$|^chage$|^passwd$|^usermod$/, ACCOUNTS],
  [/^login$/, LOGIN],
];
export const PROGRAMS =
  /^(?:sshd(?:-session|-auth)?|sudo|su|systemd-logind|cron|crond|CRON|useradd|userdel|usermod|groupadd|groupdel|groupmod|gpasswd|chage|passwd|chpasswd|login|gdm-password\]?|polkitd|unix_chkpwd)$/;
/** Longest message that is looked into. */
const MAX = 4_096;

/** The message of a program of logons and accounts: its parts and their `kind`. One that is not known has only its text. */
export function parseAuth(message: string, { app = '' }: Outer): Json {
  const text = message.slice(0, MAX).trim();
  const base = { message: text };
  const own = BY_PROGRAM.find(([program]) => program.test(app))?.[1] ?? [];
  // Every message of PAM has the service in brackets.
  const told = /^pam_\w+\(/.test(text) ? PAM : own;
  for (const [kind, one] of told) {
    const parts = fit(text, [one]);
    if (parts) return { ...base, ...parts, kind };
  }
  return base;
}
