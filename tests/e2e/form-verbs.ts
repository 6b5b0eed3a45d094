import type { Locator, Page } from '@playwright/test';
import { expect } from './host-fixture';

/** What a clerk does with self-evaluation forms on the page. */

export async function fromFileMenu(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: /^文件/ }).click();
  await page.getByRole('menuitem', { name }).click();
}

export async function openForms(page: Page): Promise<void> {
  await page.locator('.table-list').getByRole('button', { name: '评 绩效自评' }).click();
  await expect(page.getByRole('heading', { name: '绩效自评' })).toBeVisible();
}

export async function addProject(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: '新增项目' }).click();
  await page.getByLabel('项目名称').fill(name);
  await page.keyboard.press('Enter');
  await expect(listed(page, name)).toBeVisible();
}

export function listed(page: Page, name: string): Locator {
  return page.locator('.form-list tbody tr').filter({ hasText: name });
}

export async function showPart(page: Page, part: string): Promise<void> {
  await page.getByRole('toolbar', { name: '自评表的各部分' }).getByRole('button', { name: part }).click();
}

/** A cell of a form's table: the row from the top, counted from 0, and the physical column. */
export function cellAt(page: Page, row: number, column: number): Locator {
  return page.locator(`.ag-row[row-index="${row}"] [col-id="c${column}"]`).first();
}
