import { extensionOf } from './files/file-name';
import { printable } from './header-values';
import type { MailFile } from './read-mail';

const nameOf = (file: MailFile): string => printable(file.name).slice(0, 256) || 'unnamed';

/** OCSF file: declared type, size, fingerprints. type_id 1 is a regular file. */
export function fileObject(file: MailFile): Record<string, unknown> {
  const name = nameOf(file);
  const ext = extensionOf(name);
  return {
    name,
    type_id: 1,
    mime_type: file.mimeType,
    size: file.sizeBytes,
    ...(ext === undefined ? {} : { ext }),
    ...(file.findings.flags.includes('encrypted') ? { is_encrypted: true } : {}),
    hashes: [
      { algorithm_id: 3, algorithm: 'SHA-256', value: file.sha256 },
      { algorithm_id: 2, algorithm: 'SHA-1', value: file.sha1 },
      { algorithm_id: 1, algorithm: 'MD5', value: file.md5 },
    ],
  };
}

/** What OCSF has no place for: the type that the content has, what is odd or active, and what lies inside. `sha256` names the file in email.files. */
export function attachmentsOf(files: readonly MailFile[]): readonly Record<string, unknown>[] {
  return files
    .filter(({ findings }) => findings.flags.length > 0 || findings.mimeType !== undefined)
    .map((file) => ({
      name: nameOf(file),
      sha256: file.sha256,
      ...(file.findings.mimeType === undefined ? {} : { sniffed: file.findings.mimeType }),
      ...(file.findings.flags.length > 0 ? { flags: file.findings.flags } : {}),
      ...(file.findings.names.length > 0 ? { inside: file.findings.names.map(printable) } : {}),
    }));
}
