import type { Page } from '@playwright/test';
import { expect } from './host-fixture';
import { cellOf, choosePath, openSample, saving, standOn, type } from './page-verbs';

/** A line of the sample's first table, in whose second column stories about saving type. */
export const LINE = '使用非财政拨款结余';

/** Types an amount of whole 元 there, and sees it stand. */
export async function typeAmount(page: Page, amount: string): Promise<void> {
  await standOn(page, LINE, 2);
  await type(page, amount);
  await expect(cellOf(page, LINE, 2)).toHaveText(`${amount}.00`);
}

/** Opens the sample, types an amount and saves it under a name. */
export async function saveSample(page: Page, path: string, amount: string): Promise<void> {
  await openSample(page);
  await typeAmount(page, amount);
  await page.keyboard.press('Control+s');
  await choosePath(page, path);
  await expect(saving(page)).toContainText('已保存');
}
