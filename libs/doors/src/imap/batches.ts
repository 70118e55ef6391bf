/** A message of a mailbox, before it is fetched. */
export interface Listed {
  readonly uid: number;
  readonly sizeBytes: number;
}

export interface BatchBounds {
  readonly messages: number;
  readonly bytes: number;
}

/** Cuts messages, in their order, into batches; a message larger than `bounds.bytes` is a batch of its own. */
export function batches(listed: readonly Listed[], bounds: BatchBounds): Listed[][] {
  const cut: Listed[][] = [];
  let bytes = 0;
  for (const message of listed) {
    const last = cut.at(-1);
    if (last && last.length < bounds.messages && bytes + message.sizeBytes <= bounds.bytes) {
      last.push(message);
      bytes += message.sizeBytes;
    } else {
      cut.push([message]);
      bytes = message.sizeBytes;
    }
  }
  return cut;
}
