import { spawn } from 'node:child_process';

type Environment = Readonly<Record<string, string | undefined>>;

/** Whether a browser can appear here: a screen, no automation, and nobody said not to. */
export function mayOpenBrowser(environment: Environment, platform: NodeJS.Platform): boolean {
  if (environment.CI || environment.JUESUAN_NO_OPEN) return false;
  if (platform === 'win32' || platform === 'darwin') return true;
  return Boolean(environment.DISPLAY || environment.WAYLAND_DISPLAY);
}

/** The system's own way to open an address. */
export function openerOf(
  platform: NodeJS.Platform,
  address: string,
): readonly [command: string, ...args: string[]] {
  // `start` takes its first quoted word for a window title, hence the empty one.
  if (platform === 'win32') return ['cmd', '/c', 'start', '""', address];
  return [platform === 'darwin' ? 'open' : 'xdg-open', address];
}

/** Asks the system to show the address. Silent when it cannot: the address is printed anyway. */
export function openBrowser(address: string): void {
  if (!mayOpenBrowser(process.env, process.platform)) return;
  const [command, ...args] = openerOf(process.platform, address);
  const child = spawn(command, args, { detached: true, stdio: 'ignore', windowsVerbatimArguments: true });
  child.once('error', () => undefined);
  child.unref();
}
