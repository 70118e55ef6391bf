import type { Blob } from '@cordon/runtime';
import type { DeadLetter } from '@cordon/store-clickhouse';
import type { BlobRef } from '@cordon/wire';

/** A letter as it is shown: its bytes in base64, and as text where they are UTF-8. */
export type Look = Omit<DeadLetter, 'bytes'> & {
  readonly base64: string;
  readonly text?: string;
  /** Where the payload lies when it is too large for a record; `kept`: whether it is still there. */
  readonly blob?: BlobRef & { readonly kept: boolean };
};

/** A larger payload is not shown, only told of. */
const MOST_SHOWN = 8 * 1024 ** 2;

export async function lookOf({ bytes, ...rest }: DeadLetter, blobs: Blob): Promise<Look> {
  const ref = blobOf(rest.headers);
  const payload = ref && ref.sizeBytes <= MOST_SHOWN ? await blobs.get(ref) : undefined;
  const shown = payload ?? bytes;
  const text = textOf(shown);
  return {
    ...rest,
    base64: Buffer.from(shown).toString('base64'),
    ...(text === undefined ? {} : { text }),
    ...(ref === undefined ? {} : { blob: { ...ref, kept: payload !== undefined || (await blobs.get(ref)) !== undefined } }),
  };
}

/** Where the payload of a letter lies when it is too large for a record. */
export function blobOf(headers: Readonly<Record<string, string>>): BlobRef | undefined {
  const [sha256, size] = headers['ce_blob']?.split(' ') ?? [];
  return sha256 === undefined || sha256 === '' ? undefined : { sha256, sizeBytes: Number(size) };
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
