import type { FilePurpose } from '#shared/host/calls/files';
import { callHost } from './call-host';
import { askInChooser } from './chooser-request';

/**
 * Asks the clerk for a path: with the system's dialog where the host has one, otherwise with the page's own
 * chooser over the host's folders. Null: cancelled.
 */
export async function chooseFile(purpose: FilePurpose, suggestedName?: string): Promise<string | null> {
  const host = await callHost('host.describe', {});
  if (!host.nativeDialogs) return askInChooser(purpose, suggestedName);
  const answer = await callHost('files.choose', suggestedName ? { purpose, suggestedName } : { purpose });
  return answer.path;
}
