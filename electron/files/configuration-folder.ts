import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where this user's settings live, by each system's own custom; `JUESUAN_CONFIG` names another folder. */
export function configurationFolder(
  environment: Readonly<Record<string, string | undefined>> = process.env,
  platform: NodeJS.Platform = process.platform,
  home: string = homedir(),
): string {
  const chosen = environment.JUESUAN_CONFIG;
  if (chosen) return chosen;
  if (platform === 'win32') return join(environment.APPDATA || join(home, 'AppData', 'Roaming'), 'juesuan');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'juesuan');
  return join(environment.XDG_CONFIG_HOME || join(home, '.config'), 'juesuan');
}
