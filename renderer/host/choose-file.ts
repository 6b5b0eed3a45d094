import type { FilePurpose, NamedFile } from '#shared/host/calls/files';
import { callHost } from './call-host';
import { askInChooser } from './chooser-request';

/**
 * Asks the clerk to name a file: with the system's dialog where the host has one, otherwise with the page's own
 * chooser over the host's folders. Either asks before a file there is would be replaced. Null: cancelled.
 */
export async function chooseFile(purpose: FilePurpose, suggestedName?: string): Promise<NamedFile | null> {
  const host = await callHost('host.describe', {});
  if (!host.nativeDialogs) return askInChooser(purpose, suggestedName);
  const answer = await callHost('files.choose', suggestedName ? { purpose, suggestedName } : { purpose });
  return answer.file;
}
