import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { valueKindsSource } from '../support/value-kinds';
import { putOnClipboard } from './clipboard-verbs';
import { expect, test } from './host-fixture';
import { cellOf, choosePath, newProject, standOn, type } from './page-verbs';

const TITLE = '数值类型试验表样';
const [FIRST, SECOND] = ['一、设备购置项目', '二、房屋修缮项目'];
/** Physical columns: label, 行次, then the eight columns of values. */
const [RATE, SCORE, GRADE, DAY, NOTE] = [5, 6, 7, 8, 9];

test('texts, choices, percentages and dates are typed, chosen, pasted, undone, saved and opened again', async ({
  app,
  host,
}) => {
  const pack = join(host.home, '试验.zip');
  const files = Object.entries(valueKindsSource().files).map(([name, text]) => [name, strToU8(text)]);
  writeFileSync(pack, zipSync({ 'value-kinds': Object.fromEntries(files) }));
  await app.getByRole('button', { name: '表样包' }).click();
  const dialog = app.getByRole('dialog', { name: '表样包' });
  await dialog.getByRole('button', { name: '安装…' }).click();
  await choosePath(app, pack);
  await expect(dialog.getByRole('button', { name: /自己安装/ })).toHaveCount(1);
  await app.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await newProject(app, TITLE);

  // Typed: each cell reads what its kind is.
  await standOn(app, FIRST, RATE);
  await type(app, '98.5');
  await expect(cellOf(app, FIRST, RATE)).toHaveText('98.50%');
  await standOn(app, FIRST, SCORE);
  await type(app, '9.5');
  await standOn(app, FIRST, DAY);
  await type(app, '2024.9.30');
  await expect(cellOf(app, FIRST, DAY)).toHaveText('2024-09-30');
  await standOn(app, FIRST, NOTE);
  await type(app, '设备已验收');
  await expect(cellOf(app, FIRST, NOTE)).toHaveText('设备已验收');

  // Chosen: by the arrows from the whole list, by pinyin, and by a click.
  const options = app.getByRole('listbox', { name: '可选项' }).getByRole('option');
  await standOn(app, FIRST, GRADE);
  await app.keyboard.press('Alt+ArrowDown');
  await expect(options).toHaveText(['优', '良', '中', '差']);
  await app.keyboard.press('ArrowDown');
  await app.keyboard.press('Enter');
  await expect(cellOf(app, FIRST, GRADE)).toHaveText('良');
  await expect(options).toHaveCount(0);
  await standOn(app, SECOND, GRADE);
  await app.keyboard.type('z');
  await expect(options).toHaveText(['中']);
  await app.keyboard.press('Enter');
  await expect(cellOf(app, SECOND, GRADE)).toHaveText('中');
  await cellOf(app, FIRST, GRADE).dblclick();
  await options.filter({ hasText: '优' }).click();
  await expect(cellOf(app, FIRST, GRADE)).toHaveText('优');

  // What is none of the options is refused in a sentence, and typing goes on.
  await standOn(app, SECOND, GRADE);
  await type(app, '好');
  await expect(app.getByText('不在可选项中')).toBeVisible();
  await app.keyboard.press('Escape');
  await expect(cellOf(app, SECOND, GRADE)).toHaveText('中');

  // Pasted over several kinds, and undone.
  await putOnClipboard(app, { text: '75%\t8.0\t良\t2024年10月8日\t第二期未完' });
  await standOn(app, SECOND, RATE);
  await app.keyboard.press('Control+v');
  await expect(cellOf(app, SECOND, NOTE)).toHaveText('第二期未完');
  await expect(cellOf(app, SECOND, DAY)).toHaveText('2024-10-08');
  await app.keyboard.press('Control+z');
  await expect(cellOf(app, SECOND, NOTE)).toHaveText('');
  await expect(cellOf(app, SECOND, GRADE)).toHaveText('中');
  await app.keyboard.press('Control+y');
  await expect(cellOf(app, SECOND, GRADE)).toHaveText('良');

  // Saved and opened again.
  const path = join(host.home, '试验.juesuan');
  await app.keyboard.press('Control+s');
  await choosePath(app, path);
  await expect(app.locator('.status-bar')).toContainText('已保存');
  expect(readFileSync(path, 'utf8')).toContain(`"'设备已验收"`);
  await app.reload();
  await app.getByRole('button', { name: '打开项目文件' }).click();
  await choosePath(app, path);
  await expect(cellOf(app, FIRST, NOTE)).toHaveText('设备已验收');
  await expect(cellOf(app, FIRST, GRADE)).toHaveText('优');
  await expect(cellOf(app, SECOND, RATE)).toHaveText('75.00%');
});
