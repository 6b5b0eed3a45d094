import { type BrowserWindow, dialog, type FileFilter } from 'electron';
import { type FilePurpose, FOLDER_PURPOSES } from '#shared/host/calls/files';
import type { HostRequest } from '#shared/host/contract';
import { ENDINGS } from './services/folder-listing';

const TITLES: Readonly<Record<FilePurpose, string>> = {
  'open-project': '打开项目文件',
  'save-project': '保存项目文件',
  'open-workbook': '选择工作簿',
  'open-prior': '选择上年的工作簿或项目',
  'open-template': '选择要填写的工作簿模板',
  'open-report': '选择上年的决算公开文本',
  'open-audited': '选择要审核的公开文本',
  'open-report-template': '选择本单位的 Word 模板',
  'open-forms': '选择绩效自评表',
  'open-forms-folder': '选择文件夹中的任一份自评表，将读取整个文件夹',
  'open-last-forms': '选择上年的项目或绩效自评表',
  'open-form-template': '选择单位自己的绩效自评表',
  'forms-folder': '选择存放绩效自评表的文件夹',
  'save-workbook': '导出工作簿',
  'save-report': '导出决算公开文本',
  'save-audited-docx': '另存审核后的 Word 副本',
  'save-audited-pdf': '另存加批注的 PDF 副本',
  'open-pack': '选择表样包（.zip，或文件夹中的 pack.yaml）',
  'save-pack': '导出表样包',
  'open-units': '选择放着各单位文件的文件夹',
  'open-unit': '选择一个单位的工作簿或项目',
  'results-folder': '选择存放检查结果的文件夹（空的或新建的）',
  'open-roster': '选择应报单位名单，或上年的汇总项目',
  'open-roster-folder': '选择上年批量检查的结果文件夹',
  'save-answer': '导出查询结果',
};

/** The system's own dialog, in front of `window` while there is one. A save dialog asks before it names a file there is. */
export async function showFileDialog(
  window: BrowserWindow | undefined,
  { purpose, suggestedName }: HostRequest<'files.choose'>,
): Promise<string | null> {
  const title = TITLES[purpose];
  const filters = filtersOf(purpose);
  if (purpose.startsWith('save')) {
    const options = {
      title,
      filters,
      properties: ['showOverwriteConfirmation' as const, 'createDirectory' as const],
      ...(suggestedName === undefined ? {} : { defaultPath: suggestedName }),
    };
    const chosen = await (window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options));
    return chosen.canceled ? null : chosen.filePath;
  }
  const options = FOLDER_PURPOSES.has(purpose)
    ? { title, properties: ['openDirectory' as const, 'createDirectory' as const] }
    : { title, filters, properties: ['openFile' as const] };
  const chosen = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options));
  return chosen.canceled ? null : (chosen.filePaths[0] ?? null);
}

function filtersOf(purpose: FilePurpose): FileFilter[] {
  const extensions = ENDINGS[purpose].map((ending) => ending.slice(1));
  const name = purpose.endsWith('project') ? '决算项目文件' : purpose.endsWith('pack') ? '表样包' : '工作簿';
  const own = {
    name: `${name}（${extensions.map((extension) => `*.${extension}`).join('、')}）`,
    extensions,
  };
  // What a file is, is decided by its content, so any name may be opened; what we save carries our ending.
  return purpose.startsWith('save') ? [own] : [own, { name: '所有文件', extensions: ['*'] }];
}

/** What to do with unsaved work when the window is to close. `isChecking`: a run of 批量检查 would end with it. */
export function askBeforeClosing(window: BrowserWindow, isChecking: boolean): 'stay' | 'discard' | 'save' {
  const answers = ['stay', 'discard', 'save'] as const;
  const answer = dialog.showMessageBoxSync(window, {
    type: 'warning',
    title: '决算公开助手',
    message: isChecking ? '正在批量检查，关闭后就停止' : '有未保存的修改',
    detail: isChecking
      ? '做完的都留着，下次检查同一文件夹、选同一个结果文件夹可以接着做。打开着的项目如有未保存的修改，不保存就关闭会丢失。'
      : '关闭前是否保存？不保存就关闭，这些修改就会丢失。',
    buttons: ['返回', '不保存并关闭', '保存并关闭'],
    defaultId: 2,
    cancelId: 0,
    noLink: true,
  });
  return answers[answer] ?? 'stay';
}
