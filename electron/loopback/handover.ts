import { mkdir, open, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { systemCode } from '../files/file-trouble';
import { isAlive, THIS_MACHINE } from '../files/machine';
import { removeQuietly } from '../files/temporary-name';
import type { Log } from '../services/log';

/**
 * What a host leaves to the next one of this user should it be killed: its pages know its port, carry its key in their
 * cookie, and hold unsaved work. Removed when it ends in order.
 */
const handover = z.object({
  machine: z.string(),
  process: z.number().int(),
  port: z.number().int().min(1).max(65_535),
  key: z.string().min(32),
  pledge: z.string().min(32),
});
export type Handover = z.infer<typeof handover>;

/** A page that was left alone for longer than this is not waited for: its work is in its journal. */
const FORGOTTEN_MS = 24 * 60 * 60 * 1000;

/** Writes the note; the result removes it. Readable by this user only, as the key is. */
export async function leaveHandover(
  configuration: string,
  note: Omit<Handover, 'machine' | 'process'>,
  log: Log,
): Promise<() => Promise<void>> {
  const folder = folderOf(configuration);
  const path = join(folder, `${note.port}.json`);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await removeQuietly(path);
    const handle = await open(path, 'wx', 0o600);
    try {
      const whole: Handover = { machine: THIS_MACHINE, process: process.pid, ...note };
      await handle.writeFile(JSON.stringify(whole));
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (systemCode(error) === '') throw error;
    // Without it a killed host cannot be gone on with, and nothing else is wrong.
    log(`The note for the next host cannot be written: ${systemCode(error)} ${path}`);
  }
  return () => removeQuietly(path);
}

/** The note of the host that was killed last, with all such notes taken away; undefined: none was. */
export async function takeHandover(configuration: string): Promise<Handover | undefined> {
  const folder = folderOf(configuration);
  const found: { readonly note: Handover; readonly left: number }[] = [];
  for (const name of await names(folder)) {
    const path = join(folder, name);
    const read = await readNote(path);
    if (read && read.note.machine === THIS_MACHINE && isAlive(read.note.process)) continue;
    await removeQuietly(path);
    if (read && read.note.machine === THIS_MACHINE && Date.now() - read.left < FORGOTTEN_MS) found.push(read);
  }
  return found.sort((one, other) => other.left - one.left)[0]?.note;
}

/** Undefined: not in shape, or others than this user could have written or read it. */
async function readNote(
  path: string,
): Promise<{ readonly note: Handover; readonly left: number } | undefined> {
  try {
    const { mode, uid, mtimeMs } = await stat(path);
    const isPrivate = process.platform === 'win32' || ((mode & 0o077) === 0 && uid === process.getuid?.());
    const parsed = handover.safeParse(JSON.parse(await readFile(path, 'utf8')));
    return isPrivate && parsed.success ? { note: parsed.data, left: mtimeMs } : undefined;
  } catch (error) {
    if (systemCode(error) === '' && !(error instanceof SyntaxError)) throw error;
    return undefined;
  }
}

async function names(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).filter((name) => name.endsWith('.json'));
  } catch (error) {
    if (systemCode(error) === '') throw error;
    return [];
  }
}

function folderOf(configuration: string): string {
  return join(configuration, 'hosts');
}
