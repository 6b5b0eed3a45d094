import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { temporaryName } from '../../electron/files/temporary-name';

/** Writes what a save of `path` would have left, had its program been killed before it took the file's name. Gives where. */
export function leaveSave(path: string, content: string | Uint8Array): string {
  const { pid } = spawnSync(process.execPath, ['--version']);
  const left = temporaryName(path).replace(`-${process.pid}-`, `-${pid}-`);
  writeFileSync(left, content);
  return left;
}
