import type { Leftover } from '#shared/host/calls/leftovers';
import { callHost } from '../host/call-host';
import { SentenceError } from '../host/host-problem';
import { fileName, sessionFromText } from './project-text';
import type { ReadLeftover } from './recovered';
import { openDialog, untilNoDialog } from './view-store';

export async function readLeftover({ path, name }: Leftover): Promise<ReadLeftover> {
  const { text, file } = await callHost('leftovers.read', { path, name });
  return {
    session: await sessionFromText(text, `${fileName(path)} 没有完成的保存`),
    saved: file === null ? null : await sessionFromText(file, fileName(path)).catch(noProject),
  };
}

/** A file that cannot be read as a project any more. */
function noProject(error: unknown): null {
  if (error instanceof SentenceError) return null;
  throw error;
}

/** Asks about all that killed saves left beside the project, one after the other, until one is opened in its place. */
export async function offerLeftovers(path: string): Promise<void> {
  const { leftovers } = await callHost('leftovers.list', { path });
  for (const leftover of leftovers) {
    const read = await readLeftover(leftover);
    await untilNoDialog();
    const isTaken = await new Promise<boolean>((resolve) => {
      openDialog({ kind: 'leftover', leftover, read, onClose: resolve });
    });
    if (isTaken) return;
  }
}
