import { looksLikeZip } from '../package/zip-directory';

/** What a finished document is by its first bytes, whatever its name says; a .docx may turn out to be another package. */
export type DocumentKind = 'docx' | 'pdf' | 'doc' | 'other';

export function documentKind(bytes: Uint8Array): DocumentKind {
  if (looksLikeZip(bytes)) return 'docx';
  const begins = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  if (begins.startsWith('\xd0\xcf\x11\xe0')) return 'doc';
  // The mark may stand behind what a mail program or a server put before it.
  return begins.includes('%PDF-') ? 'pdf' : 'other';
}
