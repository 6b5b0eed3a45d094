import { strToU8, zipSync } from 'fflate';
import type { HostProblem } from '#shared/host/contract';
import { failed, ok, type Result } from '#shared/kit/result';
import { isLitter, PACK_BOUNDS } from '#shared/pack/pack-files';
import { readPackage } from '../package/read-package';
import { readZipDirectory } from '../package/zip-directory';

/** The texts in a .zip by their paths; nothing is inflated before the bounds are known to hold. */
export function readPackArchive(bytes: Uint8Array): Result<ReadonlyMap<string, string>, HostProblem> {
  const directory = readZipDirectory(bytes);
  if (!directory.ok) return unusable('压缩包已损坏或加了密码，请重新取得一份');
  const own = directory.value.filter(({ name }) => !isLitter(name));
  const total = own.reduce((sum, { size }) => sum + size, 0);
  if (own.length > PACK_BOUNDS.files * 2 || total > PACK_BOUNDS.bytes)
    return unusable('压缩包里的文件太多或太大，不是表样包');
  const large = own.find(({ size }) => size > PACK_BOUNDS.bytesEach);
  if (large) return unusable(`里的“${large.name}”太大，不是表样包的数据文件`);
  const parts = readPackage(bytes);
  if (!parts.ok) return unusable('压缩包已损坏或加了密码，请重新取得一份');
  const files = new Map<string, string>();
  for (const [name, part] of parts.value) {
    if (isLitter(name)) continue;
    const text = decode(part.bytes);
    if (text === undefined) return unusable(`里的“${name}”不是 UTF-8 编码的文本，请另存为 UTF-8`);
    files.set(name, text);
  }
  return ok(files);
}

/** One archive with a folder named by the pack's id, as it can be installed elsewhere. */
export function writePackArchive(id: string, files: Readonly<Record<string, string>>): Uint8Array {
  return zipSync(
    Object.fromEntries(Object.entries(files).map(([path, text]) => [`${id}/${path}`, strToU8(text)])),
  );
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    // The decoder's only failure: the bytes are not UTF-8.
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

function unusable(message: string): Result<never, HostProblem> {
  return failed({ kind: 'unusable-input', message });
}
