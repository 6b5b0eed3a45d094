import { spawn } from 'node:child_process';
import { dirname } from 'node:path';

/** The system's own way to show a file in its folder; where a system cannot point at the file it shows the folder. */
export function revealerOf(
  platform: NodeJS.Platform,
  path: string,
): readonly [command: string, ...args: string[]] {
  // Explorer takes the switch and the path as one word, with the quotes it writes itself.
  if (platform === 'win32') return ['explorer.exe', `/select,"${path}"`];
  return platform === 'darwin' ? ['open', '-R', path] : ['xdg-open', dirname(path)];
}

/** False: this system has nothing that shows folders. */
export function revealFile(path: string, platform: NodeJS.Platform = process.platform): Promise<boolean> {
  const [command, ...args] = revealerOf(platform, path);
  return new Promise((resolve) => {
    const child = spawn(command, args, { detached: true, stdio: 'ignore', windowsVerbatimArguments: true });
    child.once('error', () => resolve(false));
    child.once('spawn', () => {
      child.unref();
      resolve(true);
    });
  });
}
