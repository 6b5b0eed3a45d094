import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { MOST_DROPPED_BYTES, WORKBOOK_ENDINGS } from '#shared/host/calls/files';
import type { HostHandlers } from '#shared/host/contract';
import { failed, ok } from '#shared/kit/result';
import { writeFileAtomically } from '../files/atomic-write';
import { fileProblem } from '../files/file-problem';
import { troubleOf } from '../files/file-trouble';
import { isAlive, THIS_MACHINE } from '../files/machine';
import { quietly } from '../files/quietly';
import type { NamedFiles } from './named-files';

/** So many of one run are kept: a dialog that reads one reads it again and again. */
const MOST_KEPT = 4;
/** A folder that another machine left for so long is nobody's any more. */
const FORGOTTEN_MS = 24 * 60 * 60 * 1000;

type Means = { readonly folder: string; readonly named: NamedFiles };

/**
 * Workbooks that a clerk dropped on a page that knows no paths: written for this run into the configuration folder and
 * named as if chosen. What runs before left there is taken away first.
 */
export function createDroppedFiles({ folder, named }: Means): Pick<HostHandlers, 'files.drop'> {
  const all = join(folder, 'dropped');
  const own = join(all, `${THIS_MACHINE}-${process.pid}`);
  const cleared = clear(all, own);
  const kept: string[] = [];
  let count = 0;
  return {
    'files.drop': async ({ name, size, base64 }) => {
      const bytes = Buffer.from(base64, 'base64');
      if (!WORKBOOK_ENDINGS.includes(extname(name).toLowerCase()))
        return failed({ kind: 'bad-request', message: `「${name}」不是工作簿，没有读取。` });
      if (bytes.length > MOST_DROPPED_BYTES || bytes.length !== size)
        return failed({ kind: 'bad-request', message: `「${name}」没有收全，请用“导入”选择这个文件。` });
      await cleared;
      count += 1;
      const place = join(own, String(count));
      try {
        await mkdir(place, { recursive: true, mode: 0o700 });
      } catch (error) {
        const trouble = troubleOf(error, 'write', place);
        if (trouble === undefined) throw error;
        return failed(fileProblem(trouble));
      }
      const written = await writeFileAtomically(join(place, plainName(name)), bytes);
      if (!written.ok) return failed(fileProblem(written.problem));
      kept.push(place);
      for (const old of kept.splice(0, kept.length - MOST_KEPT)) await remove(old);
      const file = await named.trust('open-workbook', join(place, plainName(name)));
      return file.ok ? ok({ path: file.value.path }) : file;
    },
  };
}

/** A name that any system takes, with its ending: no folders, no signs that mean something, not too long. */
function plainName(name: string): string {
  const ending = extname(name);
  const stem = name.slice(0, name.length - ending.length).replace(/[\p{Cc}\p{Cf}<>:"/\\|?*.]/gu, '_');
  return `${[...stem].slice(0, 60).join('').trim() || '工作簿'}${ending}`;
}

/** The folders of runs that are over, and what an earlier run of this process number left. */
async function clear(all: string, own: string): Promise<void> {
  for (const name of await quietly(() => readdir(all), [])) {
    const path = join(all, name);
    const [, machine, process_] = /^([0-9a-f]{12})-(\d+)$/.exec(name) ?? [];
    const isOver =
      machine === THIS_MACHINE
        ? path === own || !isAlive(Number(process_))
        : Date.now() - (await quietly(async () => (await stat(path)).mtimeMs, Date.now())) > FORGOTTEN_MS;
    if (isOver) await remove(path);
  }
}

async function remove(path: string): Promise<void> {
  await quietly(() => rm(path, { recursive: true, force: true }), undefined);
}
