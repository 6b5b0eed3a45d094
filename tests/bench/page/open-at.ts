import type { Page } from '@playwright/test';
import { type Passed, untilPainted } from './until-painted';

/** Opens the project file in the page's own chooser: from Enter until a cell of the grid takes the keys. */
export async function openAt(app: Page, path: string): Promise<Passed> {
  await app.getByRole('button', { name: '打开项目文件' }).click();
  const name = app.getByLabel('文件名');
  await name.fill(path);
  return untilPainted(
    app,
    () => name.press('Enter'),
    () =>
      document.querySelectorAll('.ag-row [col-id="c2"]').length > 10 &&
      document.querySelector('.cell-field') !== null,
    null,
    'keydown',
  );
}
