import { HEAD_BYTES } from '@cordon/runtime';

const latin1 = new TextDecoder('latin1');
let lastHead: Uint8Array | undefined;
let lastText = '';

/** Head as text, one character a byte. Kept for the head in hand, since every format looks at the same one. */
export function headText(head: Uint8Array): string {
  if (head !== lastHead) {
    lastText = latin1.decode(head.length > HEAD_BYTES ? head.subarray(0, HEAD_BYTES) : head);
    if (lastText.startsWith('\u00ef\u00bb\u00bf')) lastText = lastText.slice(3);
    lastHead = head;
  }
  return lastText;
}

/** First character that is no white space, or ''. */
export function firstCharacter(head: string): string {
  for (let i = 0; i < head.length; i++) if (head.charCodeAt(i) > 32) return head.charAt(i);
  return '';
}

/** Share of the given JSON member names that the head has. */
export function memberShare(head: string, names: readonly string[]): number {
  let found = 0;
  for (const name of names) if (head.includes(`"${name}"`)) found++;
  return found / names.length;
}
