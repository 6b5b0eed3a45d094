import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './host-fixture';
import { cellOf, chooseInMenu, choosePath, saving } from './page-verbs';
import { LINE, saveSample, typeAmount } from './sample-verbs';

/** Saves the sample twice, each time with another amount. */
async function saveTwice(page: Page, path: string): Promise<void> {
  await saveSample(page, path, '11');
  await typeAmount(page, '22');
  await page.keyboard.press('Control+s');
  await expect(saving(page)).toContainText('已保存');
}

function versions(page: Page) {
  return page.getByRole('dialog', { name: '历史版本：决算.juesuan' });
}

test('the states saved last are listed with what changed, compared, and restored as a new project', async ({
  app,
  host,
}) => {
  const path = join(host.home, '决算.juesuan');
  await saveTwice(app, path);
  const saved = readFileSync(path, 'utf8');
  await typeAmount(app, '33');
  await chooseInMenu(app, '文件', '历史版本…');
  const rows = versions(app).locator('tbody tr.ant-table-row');
  await expect(rows).toHaveCount(2);
  await expect(rows.first()).toContainText('文件中的');
  await expect(rows.first()).toContainText('公开01表 1 处（01[28,1]）');
  await expect(rows.last()).toContainText('留下的最早一次');

  await rows.last().getByRole('button', { name: '看差别' }).click();
  const differences = app.getByRole('dialog', { name: /历史版本与现在的差别/ });
  await expect(differences.getByRole('row', { name: /01\[28,1\]/ })).toContainText('11.0033.00');
  await differences
    .getByRole('button', { name: /关\s*闭/ })
    .last()
    .click();

  // What is not saved is asked for first, and staying changes nothing.
  const leave = app.getByRole('dialog').filter({ hasText: '当前项目有未保存的改动' });
  await rows.last().getByRole('button', { name: '恢复为新项目' }).click();
  await leave.getByRole('button', { name: '留在当前项目' }).click();
  await expect(cellOf(app, LINE, 2)).toHaveText('33.00');
  await rows.last().getByRole('button', { name: '恢复为新项目' }).click();
  await leave.getByRole('button', { name: '不保存' }).click();
  await expect(cellOf(app, LINE, 2)).toHaveText('11.00');
  await expect(saving(app)).toHaveText(/^未保存/);
  expect(readFileSync(path, 'utf8')).toBe(saved);

  // Saving asks where, and the file of old is only replaced knowingly.
  const other = join(host.home, '恢复.juesuan');
  await app.keyboard.press('Control+s');
  await choosePath(app, other);
  await expect(saving(app)).toContainText(`已保存：${other}`);
  expect(readFileSync(other, 'utf8')).toContain('"11.00"');
  expect(readFileSync(path, 'utf8')).toBe(saved);
});

test('a project whose file was spoilt is restored from the start page', async ({ app, host }) => {
  const path = join(host.home, '决算.juesuan');
  await saveTwice(app, path);
  await app.getByRole('button', { name: '回到开始页' }).click();
  writeFileSync(path, '{"format":"jue');
  await app.getByRole('button', { name: '决算 的历史版本' }).click();
  const rows = versions(app).locator('tbody tr.ant-table-row');
  await expect(rows).toHaveCount(2);
  await rows.first().getByRole('button', { name: '恢复为新项目' }).click();
  await expect(cellOf(app, LINE, 2)).toHaveText('22.00');
  await expect(saving(app)).toHaveText(/^未保存/);
  expect(readFileSync(path, 'utf8')).toBe('{"format":"jue');
  expect(readdirSync(host.home)).not.toContain('恢复.juesuan');
});
