import { basename, dirname } from 'node:path';
import type { HostProblem } from '#shared/host/contract';
import { unreachable } from '#shared/kit/assert';
import { shortened } from '#shared/kit/shortened';
import type { FileAction, FileTrouble } from './file-trouble';
import { markedFile } from './open-mark';

const VERBS: Readonly<Record<FileAction, string>> = { read: '读取', write: '保存', list: '打开' };

/** The one place where trouble with a file becomes words: what happened, where, what to do. */
export function fileProblem(trouble: FileTrouble): HostProblem {
  const { path, doing } = trouble;
  const name = basename(path) || path;
  const folder = dirname(path);
  switch (trouble.kind) {
    case 'missing':
      return {
        kind: 'not-found',
        message:
          doing === 'list'
            ? `找不到文件夹「${path}」，请检查它是否已移走、改名或删除。`
            : doing === 'write'
              ? `要保存到的文件夹「${folder}」不存在，请先建立它或换一个文件夹。`
              : `在「${folder}」中找不到文件「${name}」，请检查它是否已移走、改名或删除。`,
      };
    case 'missing-folder':
      return {
        kind: 'not-found',
        message: `「${path}」的路径中有一段不是文件夹，请检查后重新选择位置。`,
      };
    case 'dangling-link':
      return {
        kind: 'not-found',
        message: `「${path}」是链接（快捷方式），它指向的文件不存在，请${doing === 'read' ? '检查原文件是否已移走或删除' : '换一个文件名，或删除这个链接'}。`,
      };
    case 'link-loop':
      return {
        kind: 'unusable-input',
        message: `「${path}」的路径中有互相指向的链接（快捷方式），找不到真正的文件，请选择原来的文件。`,
      };
    case 'is-folder':
      return {
        kind: 'unusable-input',
        message: `「${path}」是文件夹，不是文件，请选择其中的文件或输入文件名。`,
      };
    case 'not-a-file':
      return {
        kind: 'unusable-input',
        message:
          doing === 'list'
            ? `「${path}」不是文件夹，请选择一个文件夹。`
            : `「${path}」不是普通文件，请选择另一个文件。`,
      };
    case 'open-mark': {
      const mark = markedFile(name);
      return {
        kind: 'unusable-input',
        message: `「${name}」只是 ${mark?.program ?? '办公软件'} 打开「${mark?.file ?? name}」时留下的占用标记，里面没有数据，请选择「${mark?.file ?? name}」。`,
      };
    }
    case 'no-place':
      return {
        kind: 'not-permitted',
        message: `「${folder}」不是磁盘上的文件夹，不能存放文件，请换一个文件夹。`,
      };
    case 'not-permitted':
      return {
        kind: 'not-permitted',
        message: `没有${VERBS[doing]}「${path}」的权限，请检查是否为只读，或换到自己有权限的文件夹。`,
      };
    case 'locked':
      return {
        kind: 'locked',
        message: `无法${VERBS[doing]}「${name}」：文件正被别的程序（Excel、WPS 或杀毒软件）占用，请关闭后重试，或另存为别的文件名。`,
      };
    case 'disk-full':
      return {
        kind: 'write-failed',
        message: `「${folder}」所在的磁盘空间不足，「${name}」没有保存（原文件未变，内容都还在），请清理空间或换一个位置后重试。`,
      };
    case 'too-large':
      return {
        kind: 'unusable-input',
        message: `「${path}」太大，不可能是本程序要用的文件，请检查是否选错。`,
      };
    case 'not-text':
      return {
        kind: 'unusable-input',
        message: `「${path}」不是项目文件，请选择本程序保存的 .juesuan 文件。`,
      };
    case 'bad-name':
      return {
        kind: 'bad-request',
        message: `文件名「${name}」含有不能用的字符，请换一个文件名。`,
      };
    case 'name-too-long':
      return {
        kind: 'bad-request',
        message: `文件名「${shortened(name)}」太长（最多约 80 个汉字），请换一个短一些的文件名。`,
      };
    case 'path-too-long':
      return {
        kind: 'bad-request',
        message: `文件夹的路径「${shortened(folder)}」太长，请换到层次较少、名称较短的文件夹。`,
      };
    case 'unreachable':
      return {
        kind: doing === 'write' ? 'write-failed' : 'not-found',
        message: `${VERBS[doing]}「${path}」时磁盘没有响应，请检查 U 盘或网络盘是否仍然连接后重试。`,
      };
    default:
      return unreachable(trouble.kind);
  }
}
