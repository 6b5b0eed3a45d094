import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import type { HostProblem } from '#shared/host/contract';
import { failed, ok, type Result } from '#shared/kit/result';

/**
 * A path as a clerk types or pastes it, made absolute: surrounding spaces and the quotes of Windows' 复制文件地址
 * go, `~` is the home folder. Relative paths are refused, because nobody sees what they would be relative to.
 */
export function readTypedPath(typed: string, home: string = homedir()): Result<string, HostProblem> {
  const bare = typed
    .trim()
    .replace(/^"(.*)"$/, '$1')
    .trim();
  if (bare === '') return refuse('没有给出文件的位置，请输入完整路径或在列表中选择。');
  if (bare.includes('\0')) return refuse('文件路径中含有不能用的字符，请重新输入。');
  // \\.\ and \\?\ name devices and raw volumes, not documents.
  if (/^[\\/]{2}[.?][\\/]/.test(bare)) return refuse(`「${bare}」不是文件，请输入文件的完整路径。`);
  if (bare === '~' || bare.startsWith('~/') || bare.startsWith('~\\')) return ok(join(home, bare.slice(1)));
  if (!isAbsolute(bare))
    return refuse(`「${bare}」不是完整路径，请从盘符或根目录写起，例如「${join(home, '项目.juesuan')}」。`);
  return ok(resolve(bare));
}

function refuse(message: string): { readonly ok: false; readonly problem: HostProblem } {
  return failed({ kind: 'bad-request', message });
}
