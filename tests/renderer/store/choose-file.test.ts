import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryHost } from '../../electron/services/temporary-host';
import { openPage } from './open-page';

test('what the system’s dialog may replace and somebody has open is asked about; another file is chosen by it', async () => {
  const names = ['决算.xlsx', '决算.xlsx', '新.xlsx'];
  const host: ReturnType<typeof temporaryHost> = temporaryHost({
    showDialog: async () => join(host.home, names.shift() ?? ''),
  });
  writeFileSync(join(host.home, '决算.xlsx'), 'a workbook');
  writeFileSync(join(host.home, '.~lock.决算.xlsx#'), ',clerk,pc-3,05.03.2024 08:30,file:///home;');
  const page = await openPage(host);
  const replaced = page.chooseFile('save-workbook', '决算.xlsx');
  await page.answer('“决算.xlsx”好像正在 LibreOffice 中打开着（clerk）', '替换');
  expect(await replaced).toMatchObject({ path: join(host.home, '决算.xlsx'), digest: expect.any(String) });
  const other = page.chooseFile('save-workbook', '决算.xlsx');
  await page.answer('“决算.xlsx”好像正在 LibreOffice 中打开着（clerk）', '换一个文件名');
  expect(await other).toEqual({ path: join(host.home, '新.xlsx'), digest: null });
});
