import type { PackProblem } from '../kit/pack-problem';
import { failed, ok, type Result } from '../kit/result';
import type { PackSource } from './pack';

/**
 * What a pack may consist of: data that is read, never run. Far above what ten tables and their rules need, so that
 * nothing else (a program, a film) is ever taken into the folder of packs.
 */
export const PACK_BOUNDS = { files: 400, bytesEach: 4 * 1024 * 1024, bytes: 32 * 1024 * 1024 } as const;

const ENDINGS = ['.yaml', '.txt', '.csv', '.md', '.juesuan'];
const HEAD = 'pack.yaml';

/** Left behind by file managers and archivers, or an author's own documents; no part of any pack. */
export function isLitter(path: string): boolean {
  return (
    isOwnDocument(path) ||
    path
      .split('/')
      .some((name) => (name.startsWith('.') && name !== '..') || name === '__MACOSX' || name === 'Thumbs.db')
  );
}

/** The workbooks and documents a pack is made from, which authors keep beside its files. */
const DOCUMENTS = /\.(xlsx|xlsm|xls|et|ods|docx|doc|wps|pdf)$/i;

/** A document of its author's, which is not read and goes nowhere with the pack. */
export function isOwnDocument(path: string): boolean {
  return DOCUMENTS.test(path);
}

/**
 * The pack among an archive's or a folder's files: from the one `pack.yaml` down, whatever folder it lies in. A path
 * that leads out of the pack and a file that is no data of a pack are faults.
 *
 * @param paths with `/`, as the archive or folder names them
 */
export function packWithin(paths: readonly string[]): Result<{ readonly root: string }, PackProblem> {
  const own = paths.filter((path) => !isLitter(path));
  const leading = own.find((path) => path.startsWith('/') || /^[A-Za-z]:/.test(path));
  if (leading !== undefined) return fault(leading, '文件的路径不能从盘符或根目录开始');
  const heads = own.filter((path) => path === HEAD || path.endsWith(`/${HEAD}`));
  const [head] = heads;
  if (head === undefined) return fault(HEAD, '没有这个文件，选择的不是表样包');
  if (heads.length > 1) return fault(head, `里面有 ${heads.length} 个表样包，请一次安装一个`);
  const root = head.slice(0, -HEAD.length);
  const strange = own.find((path) => !path.startsWith(root) || !isData(path));
  if (strange !== undefined) return fault(strange, `不是表样包的数据文件（${ENDINGS.join('、')}），请去掉它`);
  if (own.length > PACK_BOUNDS.files) return fault(HEAD, `文件超过 ${PACK_BOUNDS.files} 个，不是表样包`);
  return ok({ root });
}

/** The files below the root as `loadPack` takes them; litter is left out. */
export function packSource(root: string, files: ReadonlyMap<string, string>, directory: string): PackSource {
  const own = [...files].filter(([path]) => !isLitter(path) && path.startsWith(root));
  return { directory, files: Object.fromEntries(own.map(([path, text]) => [path.slice(root.length), text])) };
}

function isData(path: string): boolean {
  return ENDINGS.some((ending) => path.toLowerCase().endsWith(ending)) && !path.split('/').includes('..');
}

function fault(file: string, reason: string): { readonly ok: false; readonly problem: PackProblem } {
  return failed({ file, line: 0, reason });
}
