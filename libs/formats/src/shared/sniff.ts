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

/** Share of the given JSON member names (quoted) that the head has. 0 as soon as more than half are missing: most heads are another format's. */
export function memberShare(head: string, quoted: readonly string[]): number {
  let missing = 0;
  for (const name of quoted) if (!head.includes(name) && ++missing > quoted.length / 2) return 0;
  return 1 - missing / quoted.length;
}
