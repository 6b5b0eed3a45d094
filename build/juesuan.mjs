import { join } from 'node:path';
import { bundle } from './bundle.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { ROOT } from './root.mjs';
import { run } from './run.mjs';

/**
 * `npm run -s juesuan -- …`: the command line from the source tree. Standard output carries nothing but its own
 * output; installing and building speak only when they fail.
 */
try {
  await ensureInstalled();
  await bundle(['packs', 'electron']);
  // npm runs scripts in the project's folder and leaves the caller's in INIT_CWD; called without npm, it is ours.
  const viaNpm = process.env.npm_lifecycle_event === 'juesuan';
  const cwd = (viaNpm && process.env.INIT_CWD) || process.cwd();
  const cli = join(ROOT, 'dist', 'electron', 'cli.js');
  const { code } = await run(process.execPath, [cli, ...process.argv.slice(2)], {
    cwd,
    env: { ...process.env, INIT_CWD: cwd },
  });
  process.exitCode = code;
} catch (error) {
  console.error(error.message);
  process.exitCode = 2;
}
