import type { FilePurpose, NamedFile } from '#shared/host/calls/files';
import { askWhether } from '../feedback/ask';
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
  const { file, usedBy } = answer;
  if (file === null || usedBy === null) return file;
  const goesOn = await askWhether(
    `“${file.path.split(/[\\/]/).at(-1)}”好像正${usedBy}`,
    '替换后那边再保存会盖掉这次的内容，请先关闭。',
    '换一个文件名',
    '替换',
  );
  return goesOn ? file : chooseFile(purpose, suggestedName);
}
