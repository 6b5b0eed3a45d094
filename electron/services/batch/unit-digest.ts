import type { Result } from '#shared/kit/result';
import { digestOf } from '../../files/digest';
import type { FileTrouble } from '../../files/file-trouble';
import { readBytes } from '../../files/read-file';

/** A unit's file as it was read, and last year's where there is one; or why it could not be. */
export type UnitBytes = {
  readonly own: Result<Uint8Array, FileTrouble>;
  readonly prior: Result<Uint8Array, FileTrouble> | undefined;
};

export async function readUnit(unit: {
  readonly path: string;
  readonly prior?: string | undefined;
}): Promise<UnitBytes> {
  const own = await readBytes(unit.path);
  return { own, prior: unit.prior === undefined ? undefined : await readBytes(unit.prior) };
}

/**
 * The content of a unit's file, and of last year's where there is one: by it a run taken up again knows that they are as
 * they were. What cannot be read has none.
 */
export function digestOfUnit({ own, prior }: UnitBytes): string {
  return prior === undefined ? digestOfBytes(own) : `${digestOfBytes(own)}+${digestOfBytes(prior)}`;
}

/** The same of the files as they are now. */
export async function unitDigest(unit: Parameters<typeof readUnit>[0]): Promise<string> {
  return digestOfUnit(await readUnit(unit));
}

function digestOfBytes(bytes: UnitBytes['own']): string {
  return bytes.ok ? digestOf(bytes.value) : '';
}
