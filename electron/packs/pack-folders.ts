import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { troubleOf } from '../files/file-trouble';

/** Where packs lie, each a folder named by its id: those that come with the program, and those this user installed. */
export type PackFolders = {
  readonly builtIn: string;
  readonly installed: string;
  /** Packs that a command names by their folders; they come before others of their ids. */
  readonly named?: readonly { readonly id: string; readonly folder: string }[];
};

export type PackPlace = { readonly id: string; readonly folder: string; readonly isBuiltIn: boolean };

/** `installed` stands in the user's configuration folder. */
export function packFolders(builtIn: string, configurationFolder: string): PackFolders {
  return { builtIn, installed: join(configurationFolder, 'packs') };
}

/** Every pack's place, by id. The program's own is never hidden by an installed one of the same id. */
export async function packPlaces(folders: PackFolders): Promise<readonly PackPlace[]> {
  const places = new Map<string, PackPlace>();
  for (const { id, folder } of folders.named ?? []) places.set(id, { id, folder, isBuiltIn: false });
  for (const isBuiltIn of [true, false]) {
    const parent = isBuiltIn ? folders.builtIn : folders.installed;
    for (const id of await folderNames(parent)) {
      if (!places.has(id)) places.set(id, { id, folder: join(parent, id), isBuiltIn });
    }
  }
  return [...places.values()].sort((one, other) => (one.id < other.id ? -1 : 1));
}

export async function packPlace(folders: PackFolders, id: string): Promise<PackPlace | undefined> {
  return (await packPlaces(folders)).find((place) => place.id === id);
}

/** Empty when the folder is not there; what begins with a dot is being installed or is none of ours. */
async function folderNames(parent: string): Promise<readonly string[]> {
  try {
    const found = await readdir(parent, { withFileTypes: true });
    return found
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
      .map((entry) => entry.name);
  } catch (error) {
    if (troubleOf(error, 'list', parent) === undefined) throw error;
    return [];
  }
}
