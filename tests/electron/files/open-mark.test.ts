import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fileProblem } from '../../../electron/files/file-problem';
import { findFileUser } from '../../../electron/files/find-file-user';
import { usedInWords } from '../../../electron/files/open-mark';
import { readBytes } from '../../../electron/files/read-file';
import { openPackLibrary } from '../../../electron/services/pack-library';
import { importProject } from '../../../electron/services/workbook-jobs';
import { BUILT_IN_PACKS } from '../../support/built-in-packs';
import { workbookPath } from '../../support/reference';
import { temporaryHost } from '../services/temporary-host';
import { temporaryFolder } from '../temporary-folder';

/** Office's record of 165 bytes: a name in the system's letters, then in UTF-16. */
function record(plain: string, wide: string): Buffer {
  const bytes = Buffer.alloc(165, 0x20);
  bytes[0] = plain.length;
  bytes.write(plain, 1, 'latin1');
  bytes.writeUInt16LE(wide.length, 55);
  bytes.write(wide, 57, 'utf16le');
  return bytes;
}

test.each([
  ['~$决算.xlsx', record('Zhao', 'Zhao'), '在 Excel 或 WPS 中打开着（Zhao）'],
  ['~$决算.xlsx', record('\xd5\xd4', '赵科长'), '在 Excel 或 WPS 中打开着（赵科长）'],
  ['~$决算.xlsx', Buffer.alloc(0), '在 Excel 或 WPS 中打开着'],
  ['~$决算.xlsx', Buffer.from([250, 1, 2, 3]), '在 Excel 或 WPS 中打开着'],
  ['.~决算.xlsx', record('wps', 'wps'), '在 WPS 中打开着（wps）'],
  [
    '.~lock.决算.xlsx#',
    Buffer.from(',clerk,pc-3,05.03.2024 08:30,file:///home;'),
    '在 LibreOffice 中打开着（clerk）',
  ],
  [
    '.~lock.决算.xlsx#',
    Buffer.from('赵,clerk,pc-3,05.03.2024 08:30,file:///home;'),
    '在 LibreOffice 中打开着（赵）',
  ],
])('a mark %s beside a workbook says who has it open', async (name, content, words) => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, name), content);
  const user = await findFileUser(join(folder, '决算.xlsx'));
  expect(user && usedInWords(user)).toBe(words);
  expect(await findFileUser(join(folder, '别的.xlsx'))).toBeUndefined();
});

test.each([
  ['~$决算.xlsx', 'Excel 或 WPS'],
  ['.~决算.et', 'WPS'],
  ['.~lock.决算.xlsx#', 'LibreOffice'],
])('the mark %s itself is no workbook, and the sentence names the one that is', async (name, program) => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, name), record('a', 'a'));
  const read = await readBytes(join(folder, name));
  const file = name.includes('.et') ? '决算.et' : '决算.xlsx';
  expect(read.ok ? 'read' : fileProblem(read.problem)).toEqual({
    kind: 'unusable-input',
    message: `「${name}」只是 ${program} 打开「${file}」时留下的占用标记，里面没有数据，请选择「${file}」。`,
  });
});

test('what is called like a mark and is none is nobody', async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, '~$决算.xlsx'));
  expect(await findFileUser(join(folder, '决算.xlsx'))).toBeUndefined();
});

test('who replaces or imports a workbook that somebody has open is told', async () => {
  const { handlers, home } = temporaryHost();
  const path = join(home, '决算.xlsx');
  cpSync(workbookPath('filled'), path);
  writeFileSync(join(home, '.~决算.xlsx'), record('wps', 'wps'));
  expect(await handlers['files.name']({ purpose: 'save-workbook', path })).toMatchObject({
    value: { outcome: 'exists', found: { usedBy: '在 WPS 中打开着（wps）' } },
  });
  const imported = await importProject({ path }, { packs: openPackLibrary(BUILT_IN_PACKS) });
  expect(imported.ok && imported.value.notices).toEqual([
    '“决算.xlsx”好像正在 WPS 中打开着（wps）：读到的是上次保存的内容，没有保存的改动不在其中，请保存后重新导入（如确已关闭，可不理会）',
  ]);
});

test('who replaces it by the system’s own dialog is told too', async () => {
  const chosen = { path: '' };
  const { handlers, home } = temporaryHost({ showDialog: async () => chosen.path });
  const choose = async (purpose: 'save-workbook' | 'open-workbook', name: string) => {
    chosen.path = join(home, name);
    const answer = await handlers['files.choose']({ purpose });
    return answer.ok ? answer.value.usedBy : answer.problem.message;
  };
  writeFileSync(join(home, '决算.xlsx'), 'a workbook');
  expect(await choose('save-workbook', '决算.xlsx')).toBeNull();
  writeFileSync(join(home, '~$决算.xlsx'), record('Zhao', '赵科长'));
  expect(await choose('save-workbook', '决算.xlsx')).toBe('在 Excel 或 WPS 中打开着（赵科长）');
  // What is only read is told of when it is read; what is new is nobody's.
  expect(await choose('open-workbook', '决算.xlsx')).toBeNull();
  writeFileSync(join(home, '~$新.xlsx'), record('Zhao', '赵科长'));
  expect(await choose('save-workbook', '新.xlsx')).toBeNull();
});
