import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { saveProject } from '#shared/project-file/save-project';
import { publishedSession } from '../shared/forms/published-forms';
import { SHANXI } from '../shared/shanxi-pack';
import { expect } from './host-fixture';
import { choosePath, newProject } from './page-verbs';

/** What a clerk does with self-evaluation forms on the page. */

export async function fromFileMenu(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: /^文件/ }).click();
  await page.getByRole('menuitem', { name }).click();
}

export async function openForms(page: Page): Promise<void> {
  await page.locator('.table-list').getByRole('button', { name: '评 绩效自评' }).click();
  await expect(page.getByRole('heading', { name: '绩效自评' })).toBeVisible();
}

/** A new project whose forms are begun from last year's, which are those of the reference. */
export async function copyLastForms(page: Page, home: string): Promise<void> {
  await newProject(page);
  await openForms(page);
  const last = join(home, '上年.juesuan');
  writeFileSync(last, saveProject(SHANXI, publishedSession().document()));
  await fromFileMenu(page, '由上年复制绩效自评表…');
  await choosePath(page, last);
  const dialog = page.getByRole('dialog').filter({ hasText: '由上年复制绩效自评表' });
  await dialog.getByRole('button', { name: '复制 9 份' }).click();
  await expect(page.locator('.form-list tfoot')).toContainText('项目合计 8 个');
}

export async function addProject(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: '新增项目' }).click();
  await page.getByLabel('项目名称').fill(name);
  await page.keyboard.press('Enter');
  await expect(listed(page, name)).toBeVisible();
}

/** The lines of the list that are drawn: those in sight, and a few beside them. */
export function listedForms(page: Page): Locator {
  return page.locator('.form-list tr[data-book]');
}

export function listed(page: Page, name: string): Locator {
  return listedForms(page).filter({ hasText: name });
}

export async function showPart(page: Page, part: string): Promise<void> {
  await page.getByRole('toolbar', { name: '自评表的各部分' }).getByRole('button', { name: part }).click();
}

/** A cell of a form's table: the row from the top, counted from 0, and the physical column. */
export function cellAt(page: Page, row: number, column: number): Locator {
  return page.locator(`.ag-row[row-index="${row}"] [col-id="c${column}"]`).first();
}
