import { writeSync } from 'node:fs';
import { writeChange } from '#shared/journal/recover';
import { createNamedFiles } from '../../../electron/services/named-files';
import { createOpenWindows } from '../../../electron/services/open-windows';
import { admitProjects, createProjectHandlers } from '../../../electron/services/project-files';
import { createProjectLocks } from '../../../electron/services/project-lock';
import { openRecentProjects } from '../../../electron/services/recent-projects';
import { createRecoveryHandlers } from '../../../electron/services/recovery';
import { openVersions } from '../../../electron/services/versions';
import { take } from '../../shared/random-commands';
import { scriptOf, textOf } from './script';

/**
 * The program that is killed: works through a script as the page would, each change into the journal, a save now and
 * then, and says on its output what was acknowledged: `kept N` changes, `saved N`. Started by `kill.ts`.
 */
const [folder = '', path = '', seedText = '', roundsText = '', everyText = ''] = process.argv.slice(2);
const now = () => new Date();
const window = 'window-of-child';
const windows = createOpenWindows(now);
const named = createNamedFiles({ home: folder, ownFolders: [] });
const log = (text: string): void => {
  process.stderr.write(`${text}\n`);
};
const recovery = createRecoveryHandlers({ folder, named, windows, now });
const recent = openRecentProjects({ folder, log, now });
const projects = createProjectHandlers({
  recent,
  admit: admitProjects({ named, recent }),
  named,
  versions: openVersions({ folder, log, now }),
  locks: createProjectLocks({ isOpen: windows.isOpen, now }),
  windows,
  now,
});

/** Written at once, not when the process finds time: a kill must not take back what was acknowledged. */
function say(word: string, count: number): void {
  writeSync(1, `${word} ${count}\n`);
}

async function main(): Promise<void> {
  const { session, steps } = scriptOf(Number(seedText), Number(roundsText));
  await named.trust('save-project', path);
  let base: string | null = null;
  let changes: string[] = [];
  let done = 0;
  let journaled = 0;
  session.subscribe(({ diff }) => changes.push(writeChange(diff)));
  const begin = async () => {
    done += changes.length;
    changes = [];
    journaled = 0;
    await recovery['recovery.start']({ window, path, digest: base, text: textOf(session), changes: [] });
    say('kept', done);
  };
  await begin();
  for (const [at, step] of steps.entries()) {
    take(session, step);
    if (changes.length > 0) {
      const told = changes;
      changes = [];
      const answer = await recovery['recovery.append']({ window, from: journaled, changes: told });
      if (!answer.ok) throw new Error(answer.problem.message);
      journaled = answer.value.count;
      done += told.length;
      say('kept', done);
    }
    if (at % Number(everyText) !== Number(everyText) - 1) continue;
    const saved = await projects['project.save']({ path, text: textOf(session), base, window });
    if (!saved.ok || saved.value.outcome !== 'saved') throw new Error(JSON.stringify(saved));
    base = saved.value.digest;
    say('saved', done);
    await recovery['recovery.end']({ window });
    await begin();
  }
  say('end', done);
}

await main();
