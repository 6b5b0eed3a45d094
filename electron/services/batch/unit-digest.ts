import { digestOf } from '../../files/digest';
import { readBytes } from '../../files/read-file';

/**
 * The content of a unit's file, and of last year's where there is one: by it a run taken up again knows that they are as
 * they were. What cannot be read has none.
 */
export async function unitDigest(unit: {
  readonly path: string;
  readonly prior?: string | undefined;
}): Promise<string> {
  const own = await digestOfFile(unit.path);
  return unit.prior === undefined ? own : `${own}+${await digestOfFile(unit.prior)}`;
}

async function digestOfFile(path: string): Promise<string> {
  const bytes = await readBytes(path);
  return bytes.ok ? digestOf(bytes.value) : '';
}
