import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { leaveSave } from '../support/left-save';
import { expect, test } from './host-fixture';
import { cellOf, saving } from './page-verbs';
import { LINE, saveSample, typeAmount } from './sample-verbs';

// The browser reports each call to a host that is gone.
test.use({ expectedErrors: /ERR_CONNECTION_REFUSED|Failed to load resource/ });

/** Types an amount and waits until it is acknowledged: on disk, in the journal. */
async function typeKept(page: Page, amount: string): Promise<void> {
  const kept = page.waitForResponse((response) =>
    /recovery\.(start|append)$/.test(new URL(response.url()).pathname),
  );
  await typeAmount(page, amount);
  await kept;
}

test('the program is killed while typing: the page says so, and goes on with the new one', async ({
  app,
  host,
}) => {
  const path = join(host.home, '决算.juesuan');
  await saveSample(app, path, '11');
  await typeKept(app, '22');
  await host.kill();
  await typeAmount(app, '33');
  await expect(app.getByText('与本机服务的连接断了').first()).toBeVisible();
  await expect(saving(app)).toHaveText('未保存，也没有留底');
  expect(readFileSync(path, 'utf8')).toContain('"11.00"');

  await host.startAgain();
  await expect(app.getByText('与本机服务的连接断了')).toHaveCount(0);
  await expect(saving(app)).toHaveText('未保存');
  await app.keyboard.press('Control+s');
  await expect(saving(app)).toContainText('已保存');
  expect(readFileSync(path, 'utf8')).toContain('"33.00"');
});

test('program and page are killed: the next start offers the last amount, shows the differences, leaves the file', async ({
  app,
  host,
}) => {
  const path = join(host.home, '决算.juesuan');
  await saveSample(app, path, '11');
  await typeKept(app, '22');
  await typeKept(app, '33');
  const saved = readFileSync(path, 'utf8');
  await host.kill();
  const page = await app.context().newPage();
  await app.close();
  await page.goto(await host.startAgain());
  await expect(page.getByText('有没有保存完的工作')).toBeVisible();
  await page.getByRole('button', { name: '查看并恢复…' }).click();
  const dialog = page.getByRole('dialog', { name: /恢复没有保存的工作/ });
  await expect(dialog.getByRole('row', { name: /01\[28,1\]/ })).toContainText('11.0033.00');
  await dialog.getByRole('button', { name: /恢\s*复$/ }).click();
  await expect(cellOf(page, LINE, 2)).toHaveText('33.00');
  await expect(saving(page)).toHaveText('未保存');
  expect(readFileSync(path, 'utf8')).toBe(saved);

  // Meanwhile a colleague wrote: recovering does not mean overwriting.
  writeFileSync(path, saved.replace('"11.00"', '"44.00"'));
  await page.keyboard.press('Control+s');
  await expect(page.getByRole('dialog').filter({ hasText: '已被改动' })).toBeVisible();
  expect(readFileSync(path, 'utf8')).toContain('"44.00"');
});

test('a save that failed is told once, and no longer when it is saved', async ({ app, host }) => {
  const folder = join(host.home, '决算');
  mkdirSync(folder);
  await saveSample(app, join(folder, '决算.juesuan'), '11');
  await typeAmount(app, '22');
  renameSync(folder, `${folder}（移走）`);
  const told = app.getByRole('alert').filter({ hasText: '没有完成' });
  await app.keyboard.press('Control+s');
  await expect(told).toContainText('请先建立它或换一个文件夹');
  const again = app.waitForResponse(/project\.save$/);
  await app.keyboard.press('Control+s');
  await again;
  await expect(told).toHaveCount(1);
  await expect(saving(app)).toHaveText('未保存');
  renameSync(`${folder}（移走）`, folder);
  await app.keyboard.press('Control+s');
  await expect(saving(app)).toContainText('已保存');
  await expect(told).toHaveCount(0);
});

test('a reload keeps what is not saved, and the file it belongs to', async ({ app, host }) => {
  const path = join(host.home, '决算.juesuan');
  await saveSample(app, path, '11');
  await typeKept(app, '22');
  app.on('dialog', (dialog) => void dialog.accept());
  await app.reload();
  await expect(cellOf(app, LINE, 2)).toHaveText('22.00');
  await expect(saving(app)).toHaveText('未保存');
  await app.keyboard.press('Control+s');
  await expect(saving(app)).toContainText(`已保存：${path}`);
  expect(readFileSync(path, 'utf8')).toContain('"22.00"');
});

test('what a killed save left beside the file is offered at the start and on opening: restored or cleared, the file unchanged', async ({
  app,
  host,
}) => {
  const path = join(host.home, '决算.juesuan');
  await saveSample(app, path, '11');
  const saved = readFileSync(path, 'utf8');
  await app.getByRole('button', { name: '回到开始页' }).click();
  const left = leaveSave(path, saved.replace('"11.00"', '"22.00"'));
  await app.reload();
  await app.getByRole('alert').getByRole('button', { name: '查看差别…' }).click();
  const dialog = app.getByRole('dialog', { name: '有一次没有完成的保存：决算.juesuan' });
  await expect(dialog.getByRole('row', { name: /01\[28,1\]/ })).toContainText('11.0022.00');
  await dialog.getByRole('button', { name: '以后再说' }).click();
  await expect(dialog).toHaveCount(0);
  await app.getByRole('alert').getByRole('button', { name: '查看差别…' }).click();
  await dialog.getByRole('button', { name: '恢复为新项目' }).click();
  await expect(cellOf(app, LINE, 2)).toHaveText('22.00');
  await expect(saving(app)).toHaveText(/^未保存/);
  await expect.poll(() => existsSync(left)).toBe(false);
  expect(readFileSync(path, 'utf8')).toBe(saved);

  const again = leaveSave(path, saved.replace('"11.00"', '"33.00"'));
  await app.getByRole('button', { name: '回到开始页' }).click();
  await app.getByRole('button', { name: '不保存' }).click();
  await app.locator('.recent-item button').first().click();
  await expect(dialog.getByRole('row', { name: /01\[28,1\]/ })).toContainText('11.0033.00');
  await dialog.getByRole('button', { name: '清除…' }).click();
  await app
    .getByRole('dialog')
    .filter({ hasText: '清除没有完成的这次保存？' })
    .getByRole('button', { name: /清\s*除$/ })
    .click();
  await expect(dialog).toHaveCount(0);
  await expect(cellOf(app, LINE, 2)).toHaveText('11.00');
  expect(existsSync(again)).toBe(false);
  expect(readFileSync(path, 'utf8')).toBe(saved);
});
