import { readdir, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { append } from '#shared/kit/lists';
import { systemCode } from '../files/file-trouble';

/** The folders that are this user's own, from which the page's chooser starts. */
export type UserFolders = {
  readonly home: string;
  /** Where the program was called from. */
  readonly calledFrom: string;
  readonly platform: NodeJS.Platform;
  readonly user: string;
};

/** The folders of whoever runs this process. npm moves to the project's folder and leaves the caller's in INIT_CWD. */
export function ownFolders(): UserFolders {
  return {
    home: homedir(),
    calledFrom: resolve(process.env.INIT_CWD || process.cwd()),
    platform: process.platform,
    user: process.env.USER ?? process.env.USERNAME ?? '',
  };
}

export type FolderPlace = { readonly name: string; readonly path: string };

const HOME_FOLDERS: readonly (readonly [name: string, folders: readonly string[]])[] = [
  ['桌面', ['Desktop', '桌面']],
  ['文档', ['Documents', '文档']],
  ['下载', ['Downloads', '下载']],
];

/** Existing places in the order a clerk looks for them; none twice. */
export async function findPlaces(folders: UserFolders): Promise<readonly FolderPlace[]> {
  const candidates: FolderPlace[] = [];
  for (const [name, names] of HOME_FOLDERS) {
    append(
      candidates,
      names.map((folder) => ({ name, path: join(folders.home, folder) })),
    );
  }
  candidates.push({ name: '用户文件夹', path: folders.home });
  candidates.push({ name: '启动时的文件夹', path: folders.calledFrom });
  append(candidates, await drives(folders));
  const places: FolderPlace[] = [];
  for (const candidate of candidates) {
    if (places.some((place) => place.path === candidate.path)) continue;
    if (await isFolder(candidate.path)) places.push(candidate);
  }
  return places;
}

/** Clerks carry workbooks on U 盘 and keep them on D 盘: drives of this user, wherever the system shows them. */
async function drives({ platform, user }: UserFolders): Promise<readonly FolderPlace[]> {
  if (platform === 'win32') {
    return Array.from('CDEFGHIJKLMNOPQRSTUVWXYZ', (letter) => ({
      name: `${letter} 盘`,
      path: `${letter}:\\`,
    }));
  }
  const mounts = platform === 'darwin' ? ['/Volumes'] : [join('/media', user), join('/run/media', user)];
  const found = await Promise.all(mounts.map(foldersIn));
  return found.flat().map((path) => ({ name: basename(path), path }));
}

async function foldersIn(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).sort().map((name) => join(folder, name));
  } catch (error) {
    if (systemCode(error) === '') throw error;
    return [];
  }
}

/** A place that cannot be looked at is no place to offer. */
async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    if (systemCode(error) === '') throw error;
    return false;
  }
}
