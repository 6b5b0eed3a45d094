import { callHost } from '../host/call-host';
import { HostCallError } from '../host/host-problem';
import { thisWindow } from '../host/this-window';
import type { ProjectFile } from './project-store';

/**
 * The window has the file open as before; what stands in it is looked at when it is saved. The lock of whoever is gone is
 * taken over: that the clerk goes on with that work was asked already.
 */
export async function hold({ path }: ProjectFile): Promise<void> {
  const window = await thisWindow();
  try {
    const { holder } = await callHost('project.open', { path, window });
    if (holder?.state === 'gone') await callHost('project.open', { path, window, takesOver: true });
  } catch (error) {
    // A file that is gone or cannot be read now holds nobody up: saving tells.
    if (!(error instanceof HostCallError) || error.kind === 'unreachable') throw error;
  }
}
