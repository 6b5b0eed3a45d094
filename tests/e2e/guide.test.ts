import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { workbookPath } from '../support/reference';
import { expect, test } from './host-fixture';
import { chooseInMenu, choosePath, goToTable, openSample, standOn } from './page-verbs';

const PICTURES = fileURLToPath(new URL('../../renderer/features/help/pictures', import.meta.url));

/** Takes the guide's pictures anew with UPDATE=1; otherwise only goes the way they show. */
async function picture(app: Page, name: string): Promise<void> {
  if (process.env.UPDATE !== '1') return;
  mkdirSync(PICTURES, { recursive: true });
  await app.screenshot({ path: join(PICTURES, `${name}.png`), scale: 'css', animations: 'disabled' });
}

test('the way that the guide shows', async ({ app, host }) => {
  await app.setViewportSize({ width: 960, height: 560 });
  await expect(app.getByRole('button', { name: '由上年项目新建' })).toBeVisible();
  await picture(app, 'started');
  copyFileSync(workbookPath('filled'), join(host.home, '公开表.xlsx'));
  await app.getByRole('button', { name: '导入今年的公开表工作簿' }).click();
  await choosePath(app, join(host.home, '公开表.xlsx'));
  await expect(app.getByRole('dialog').getByRole('row', { name: /公开01表/ })).toBeVisible();
  await picture(app, 'imported');
  await app.keyboard.press('Escape');
  await openSample(app);
  await goToTable(app, '03');
  await standOn(app, '2010301', 3);
  await picture(app, 'entered');
  await app.keyboard.type('98765');
  await app.keyboard.press('Enter');
  await app.keyboard.press('F8');
  await expect(app.locator('.cause.is-shown')).toHaveCount(1);
  await picture(app, 'checked');
});

test('帮助 shows the guide with its pictures and the version', async ({ app }) => {
  await app.setViewportSize({ width: 1366, height: 768 });
  await openSample(app);
  await chooseInMenu(app, '帮助', '使用说明和版本…');
  const guide = app.getByRole('dialog', { name: '使用说明' });
  await expect(guide).toContainText(/决算公开助手 \d+\.\d+\.\d+ 版/);
  await expect(guide.locator('img')).toHaveCount(4);
  const widths = () =>
    guide
      .locator('img')
      .evaluateAll((images) => images.map((image) => (image as HTMLImageElement).naturalWidth));
  await expect.poll(widths).toEqual([960, 960, 960, 960]);
  await expect(guide.getByRole('button', { name: '关闭' }).last()).toBeInViewport();
});
