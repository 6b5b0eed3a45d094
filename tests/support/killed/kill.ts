import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { recover } from '#shared/journal/recover';
import { saveProject } from '#shared/project-file/save-project';
import { createNamedFiles } from '../../../electron/services/named-files';
import { createOpenWindows } from '../../../electron/services/open-windows';
import { createRecoveryHandlers } from '../../../electron/services/recovery';
import { SHANXI } from '../../shared/shanxi-pack';
import { buildProgram } from '../build-program';
import { scriptOf, textsOf } from './script';

/** How a run of the child ended, and what was wrong with what it left; empty: nothing. */
export type Kill = {
  readonly seed: number;
  readonly kept: number;
  readonly saved: number;
  /** It was killed, not done. */
  readonly isKilled: boolean;
  readonly wrong: readonly string[];
};

export const ROUNDS = 12;
const SAVES_EVERY = 7;

/** The program that is killed, as one file of JavaScript in a folder of its own. */
export function buildChild(folder: string): Promise<string> {
  return buildProgram(join(import.meta.dirname, 'child.ts'), folder);
}

/** The texts that a script goes through, worked out once for many kills. */
const known = new Map<number, readonly string[]>();

/** Starts the child, kills it so many milliseconds after its first word, and looks at what it left. */
export async function killOnce(child: string, seed: number, after: number): Promise<Kill> {
  const folder = mkdtempSync(join(tmpdir(), 'juesuan-kill-'));
  try {
    const path = join(folder, '决算.juesuan');
    const process_ = spawn(
      process.execPath,
      [child, folder, path, String(seed), String(ROUNDS), String(SAVES_EVERY)],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    let said = '';
    const first = new Promise<void>((resolve) => {
      process_.stdout.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        resolve();
      });
    });
    const gone = once(process_, 'close');
    await Promise.race([first, gone]);
    await Promise.race([pause(after), gone]);
    process_.kill('SIGKILL');
    await gone;
    const isKilled = process_.signalCode === 'SIGKILL';
    const counts = (word: string) =>
      [...said.matchAll(new RegExp(`^${word} (\\d+)\n`, 'gm'))].map(([, count]) => Number(count));
    const [kept, saved] = [Math.max(-1, ...counts('kept')), Math.max(-1, ...counts('saved'))];
    const wrong = isKilled || said.includes('end') ? await inspect(folder, path, seed, kept, saved) : [said];
    return { seed, kept, saved, isKilled, wrong };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What the next start finds, against the script carried out without any interruption. */
async function inspect(
  folder: string,
  path: string,
  seed: number,
  kept: number,
  saved: number,
): Promise<readonly string[]> {
  const texts = known.get(seed) ?? textsOf(scriptOf(seed, ROUNDS));
  known.set(seed, texts);
  const wrong: string[] = [];
  // What was under way when it was killed may be there, and nothing that was never done.
  const isWithin = (text: string, least: number): boolean => texts.slice(least, kept + 2).includes(text);
  const file = existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  if (file === undefined ? saved >= 0 : !isWithin(file, Math.max(0, saved))) {
    wrong.push(`the file is no state of the project after the ${saved} changes that were saved`);
  }
  const recovered = await recoveredFrom(folder);
  if (typeof recovered === 'string') {
    if (!isWithin(recovered, kept)) wrong.push(`the journal is no state after the ${kept} changes kept`);
  } else if (kept >= 0 && (file === undefined || !isWithin(file, kept))) {
    wrong.push(`nothing is offered (${recovered.why}), and ${kept} changes were acknowledged`);
  }
  return wrong;
}

async function recoveredFrom(folder: string): Promise<string | { readonly why: string }> {
  const now = () => new Date();
  const windows = createOpenWindows(now);
  const named = createNamedFiles({ home: folder, ownFolders: [] });
  const handlers = createRecoveryHandlers({ folder, named, windows, now });
  const list = await handlers['recovery.list']({});
  if (!list.ok) return { why: list.problem.message };
  const [left] = list.value.left;
  if (!left) return { why: [...list.value.notices, ...readdirSync(folder)].join() };
  const read = await handlers['recovery.read']({ window: left.window });
  if (!read.ok) return { why: read.problem.message };
  const document = recover(read.value.text, read.value.changes, SHANXI);
  return document.ok ? saveProject(SHANXI, document.value) : { why: JSON.stringify(document.problem) };
}
