import type { FoundFile } from '#shared/host/calls/files';
import type { ProjectHolder } from '#shared/host/calls/projects';
import { ask } from '../feedback/ask';
import { timeText } from '../feedback/time-text';
import { fileName } from './project-text';

/**
 * A project that somebody else holds: take it over, or go on without it (`elsewhere`, which the caller words). Undefined:
 * neither.
 */
export function askAboutHolder(
  name: string,
  holder: ProjectHolder,
  elsewhere: string,
): Promise<'take' | 'elsewhere' | undefined> {
  const since = timeText(holder.since);
  const who = holder.user === '' ? '某位用户' : holder.user;
  const words = {
    here: `本程序的另一个窗口或标签页从 ${since} 起打开着它。请到那里接着做；如果那个窗口已经关闭，可以接手。`,
    elsewhere: `“${who}”在电脑“${holder.machine}”上从 ${since} 起打开着它。两边同时改，后保存的一方会被提示。请先与对方商量，再决定是否接手。`,
    gone: `“${who}”在电脑“${holder.machine}”上从 ${since} 起打开它，但那次没有正常关闭。可以接手。`,
  };
  return ask(
    `“${name}”${holder.state === 'gone' ? '上次没有正常关闭' : '正在别处打开'}`,
    words[holder.state],
    '取消',
    [
      { answer: 'elsewhere', label: elsewhere },
      { answer: 'take', label: '接手' },
    ],
  );
}

export type ChangeAnswer = 'replace' | 'elsewhere' | 'compare' | 'reopen';

/** A file that is not as the window knows it, met while saving. */
export function askAboutChange(path: string, found: FoundFile): Promise<ChangeAnswer | undefined> {
  const name = fileName(path);
  if (found.project === null) {
    return ask(
      `“${name}”不是项目文件`,
      `那里现在是另一种文件（${timeText(found.modified)} 修改）。覆盖后它的内容不再保留。`,
      '取消',
      [
        { answer: 'replace', label: '覆盖', danger: true },
        { answer: 'elsewhere', label: '另存为…' },
      ],
    );
  }
  return ask(
    `“${name}”已被改动`,
    `这个文件在本窗口打开之后又被改动过（${timeText(found.modified)}），可能是另一个窗口、同事或同步程序。没有保存，两边的内容都还在。`,
    '取消',
    [
      { answer: 'replace', label: '覆盖', danger: true },
      { answer: 'reopen', label: '放弃本窗口的改动，重新打开', danger: true },
      { answer: 'elsewhere', label: '另存为…' },
      { answer: 'compare', label: '看差别' },
    ],
  );
}

/** A file of that name is there already, met while choosing where to save. True: it may be replaced. */
export async function mayReplace(path: string, { modified, project, usedBy }: FoundFile): Promise<boolean> {
  const what = project
    ? `它是“${project.organisation || '（未填单位名称）'}”${project.year}年度的项目，`
    : '';
  const answer = await ask(
    `已有“${fileName(path)}”，要替换吗？`,
    `${what}${timeText(modified)} 修改。替换后原来的内容不再保留。${
      usedBy === null ? '' : `它好像正${usedBy}，替换后那边再保存会盖掉这次的内容，请先关闭。`
    }`,
    '换一个文件名',
    [{ answer: 'replace', label: '替换', danger: true }],
  );
  return answer === 'replace';
}
