import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parse, YAMLParseError } from 'yaml';
import { z } from 'zod';
import type { HostAnswer, HostHandlers, HostResponse } from '#shared/host/contract';
import { failed, ok, type Result } from '#shared/kit/result';
import { fileProblem } from '../files/file-problem';
import { type FileTrouble, troubleOf } from '../files/file-trouble';
import { readText } from '../files/read-file';
import type { Log } from './log';

const packHeader = z.object({ id: z.string(), title: z.string(), year: z.number().int() });
type PackHeader = z.infer<typeof packHeader>;

/**
 * Packs are folders named by their id. Listing reads only their heads (`pack.yaml`); whether the rest holds
 * together is for `loadPack`, which names file and line to whoever opens the pack.
 */
export function createPackHandlers(
  packsFolder: string,
  log: Log,
): Pick<HostHandlers, 'packs.list' | 'packs.read' | 'packs.sample'> {
  return {
    'packs.list': () => listPacks(packsFolder, log),
    'packs.read': async ({ id }) => {
      if (!(await packIds(packsFolder)).includes(id)) return unknownPack(id);
      return readPackFolder(packsFolder, id);
    },
    'packs.sample': async ({ id }) => {
      if (!(await packIds(packsFolder)).includes(id)) return unknownPack(id);
      const text = await readText(join(packsFolder, id, 'sample.juesuan'));
      if (text.ok) return ok({ text: text.value });
      if (text.problem.kind !== 'missing') return failed(fileProblem(text.problem));
      return failed({ kind: 'not-found', message: `表样包「${id}」没有附带示例，请新建项目或导入决算表。` });
    },
  };
}

async function listPacks(packsFolder: string, log: Log): Promise<HostAnswer<'packs.list'>> {
  const packs: HostResponse<'packs.list'>['packs'] = [];
  for (const id of await packIds(packsFolder)) {
    const header = await readHeader(join(packsFolder, id, 'pack.yaml'));
    if (typeof header === 'string') log(`Pack ${id} is left out: ${header}`);
    else if (header.id !== id) log(`Pack ${id} is left out: its pack.yaml names it ${header.id}`);
    else
      packs.push({ ...header, hasSample: (await readdir(join(packsFolder, id))).includes('sample.juesuan') });
  }
  if (packs.length > 0) return ok({ packs });
  return failed({
    kind: 'not-found',
    message: `在「${packsFolder}」中没有可用的表样包，请重新安装程序。`,
  });
}

/** The names of the folders in the packs folder; empty when that is gone. */
export async function packIds(packsFolder: string): Promise<readonly string[]> {
  try {
    const found = await readdir(packsFolder, { withFileTypes: true });
    return found
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
      .sort();
  } catch (error) {
    if (troubleOf(error, 'list', packsFolder) === undefined) throw error;
    return [];
  }
}

/** A pack's files, as `loadPack` takes them. */
export async function readPackFolder(packsFolder: string, id: string): Promise<HostAnswer<'packs.read'>> {
  const files = await readFolder(join(packsFolder, id));
  return files.ok ? ok({ directory: id, files: files.value }) : failed(fileProblem(files.problem));
}

/** A pack's head, or why there is none. */
async function readHeader(path: string): Promise<PackHeader | string> {
  const text = await readText(path);
  if (!text.ok) return `pack.yaml ${text.problem.kind}`;
  try {
    const header = packHeader.safeParse(parse(text.value));
    return header.success ? header.data : z.prettifyError(header.error);
  } catch (error) {
    if (error instanceof YAMLParseError) return error.message;
    throw error;
  }
}

/** Every file of a pack as text, by its path within the pack, always with `/`. */
async function readFolder(folder: string): Promise<Result<Record<string, string>, FileTrouble>> {
  const files: Record<string, string> = {};
  const waiting = [''];
  for (let within = waiting.pop(); within !== undefined; within = waiting.pop()) {
    for (const name of (await readdir(join(folder, within))).sort()) {
      if (name.startsWith('.')) continue;
      const path = within === '' ? name : `${within}/${name}`;
      if ((await stat(join(folder, path))).isDirectory()) {
        waiting.push(path);
        continue;
      }
      const text = await readText(join(folder, path));
      if (!text.ok) return text;
      files[path] = text.value;
    }
  }
  return ok(files);
}

function unknownPack(id: string) {
  return failed({
    kind: 'not-found',
    message: `没有名为「${id}」的表样包，请在列表中另选一个。`,
  } as const);
}
