import { statfs } from 'node:fs/promises';
import { systemCode } from './file-trouble';

/** Linux' file systems that hold no files of anybody: proc, sysfs, debugfs, tracefs, cgroup, cgroup2, securityfs. */
const NOT_OF_FILES: ReadonlySet<number> = new Set([
  0x9fa0, 0x62656572, 0x64626720, 0x74726163, 0x27e0eb, 0x63677270, 0x73636673,
]);

/**
 * Whether a path lies where the system itself answers instead of a disk. Its “files” look like ordinary ones, and
 * reading some of them never ends.
 */
export async function isSpecialPlace(path: string): Promise<boolean> {
  if (process.platform !== 'linux') return false;
  try {
    return NOT_OF_FILES.has((await statfs(path)).type);
  } catch (error) {
    // What is wrong with the path is for whoever opens it to say.
    if (systemCode(error) === '') throw error;
    return false;
  }
}
