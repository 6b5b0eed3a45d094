import type { Page } from '@playwright/test';
import { expect, test } from './host-fixture';
import { openSample } from './page-verbs';

/** The window of a small office screen, at the scalings that Windows offers on it. */
const WINDOWS = [
  { name: '1366×768', width: 1366, height: 768 },
  { name: '1920×1080 at 125 %', width: 1536, height: 864 },
  { name: '1920×1080 at 150 %', width: 1280, height: 720 },
  { name: '1920×1080 at 200 %', width: 960, height: 540 },
] as const;

/** Controls outside the grid that stand beyond the window or beneath something else. A list of its own scrolls. */
function hiddenControls(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const scrolls = (element: Element): boolean => {
      const list = element.closest('.table-list, .side-tabs-body, .ag-root-wrapper');
      return list !== null;
    };
    const controls = document.querySelectorAll<HTMLElement>(
      '#root button, #root input, #root [role="tab"], #root [role="combobox"]',
    );
    return [...controls].flatMap((control) => {
      if (scrolls(control) || !control.checkVisibility()) return [];
      // A radio of a segmented control is drawn by its label.
      const drawn = control.closest<HTMLElement>('label') ?? control;
      const { left, top, right, bottom } = drawn.getBoundingClientRect();
      const name = control.getAttribute('aria-label') ?? drawn.textContent ?? '';
      const inside = left >= 0 && top >= 0 && right <= innerWidth + 1 && bottom <= innerHeight + 1;
      if (!inside) return [`${name} is outside`];
      const met = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      return met !== null && (drawn.contains(met) || met.contains(drawn)) ? [] : [`${name} is covered`];
    });
  });
}

for (const { name, width, height } of WINDOWS) {
  test(`no control is hidden at ${name}`, async ({ app }) => {
    await app.setViewportSize({ width, height });
    await openSample(app);
    expect(await hiddenControls(app)).toEqual([]);
    await app.keyboard.press('Control+l');
    await expect(app.getByRole('region', { name: '与上年比较' })).toBeVisible();
    expect(await hiddenControls(app)).toEqual([]);
    await expect(app.locator('.ag-row').first()).toBeVisible();
  });
}

test('F6 goes through the parts of the window and back, and the focus can be seen', async ({ app }) => {
  await openSample(app);
  // The grid takes the keys when it is drawn.
  await expect(app.locator('.table-pane:has(:focus)')).toHaveCount(1);
  const parts = ['.toolbar', '.formula-bar', '.table-list', '.table-pane', '.side-tabs', '.status-bar'];
  const holds = (part: string) => app.locator(`${part}:has(:focus)`);
  for (let at = 0; at < parts.length && !(await holds('.table-list').count()); at += 1) {
    await app.keyboard.press('F6');
  }
  for (const part of [
    '.table-pane',
    '.side-tabs',
    '.status-bar',
    '.toolbar',
    '.formula-bar',
    '.table-list',
  ]) {
    await app.keyboard.press('F6');
    await expect(holds(part)).toHaveCount(1);
  }
  await expect(app.locator('.table-list :focus-visible')).toHaveCount(1);
  await app.keyboard.press('Shift+F6');
  await expect(holds('.formula-bar')).toHaveCount(1);
});
