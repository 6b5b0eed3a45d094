import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Locator } from '@playwright/test';
import { expect, test } from '../../e2e/host-fixture';
import { cellOf, choosePath, goToTable, standOn } from '../../e2e/page-verbs';
import { ITEMS, oneTableText } from './one-table';
import { measureEnters, report } from './sample-keys';

/**
 * An amount typed into a table 03 of 5,000 项: our page, where all ten tables and every rule follow, beside the same
 * grid library with its own editor over HyperFormula, where the sums of one sheet follow. The peer's engine is under
 * the GPL and used here only.
 */
const MODULES = fileURLToPath(new URL('../../../node_modules', import.meta.url));

/** Lines typed below the total before it would leave the window. */
const IN_SIGHT = 16;

test('juesuan', async ({ app, host }) => {
  const path = join(host.home, '五千行.juesuan');
  writeFileSync(path, oneTableText());
  await app.getByRole('button', { name: '打开项目文件' }).click();
  await choosePath(app, path);
  await goToTable(app, '03');
  const still = await measureEnters(
    app,
    () => '[row-index="0"] [col-id="c2"]',
    async (at) => {
      if (at % IN_SIGHT === 0) await standOn(app, '2010101', 3);
    },
  );
  await expect(cellOf(app, '2010101', 3)).toHaveText('548.00');
  await standOn(app, '2010101', 3);
  const first = Number(await rowOf(cellOf(app, '2010101', 3)));
  const scrolling = await measureEnters(
    app,
    (at) => `[row-index="${first + at}"] [col-id="c3"]`,
    async () => undefined,
  );
  report('juesuan：十张表的数和全部审核公式，合计在眼前', still);
  report('juesuan：一路往下录，边录边滚动，看录入的那一格', scrolling);
});

test('the peer', async ({ page }) => {
  await page.setContent('<div id="grid" style="height: 800px"></div>');
  for (const script of [
    'ag-grid-community/dist/ag-grid-community.min.js',
    'hyperformula/dist/hyperformula.full.min.js',
  ]) {
    await page.addScriptTag({ path: join(MODULES, script) });
  }
  await page.evaluate(buildPeer, ITEMS.length);
  const first = page.locator('[row-index="1"] [col-id="c1"]');
  const still = await measureEnters(
    page,
    () => '[row-index="0"] [col-id="c0"]',
    async (at) => {
      if (at % IN_SIGHT === 0) await first.click();
    },
  );
  await expect(first).toHaveText('548.00');
  await first.click();
  const scrolling = await measureEnters(
    page,
    (at) => `[row-index="${1 + at}"] [col-id="c1"]`,
    async () => undefined,
  );
  report('AG Grid 与 HyperFormula：一张表的合计，合计在眼前', still);
  report('AG Grid 与 HyperFormula：一路往下录，边录边滚动', scrolling);
});

function rowOf(cell: Locator): Promise<string | null> {
  return cell.locator('xpath=ancestor::*[@row-index]').getAttribute('row-index');
}

/** Runs in the page: one sheet of rows with their sums across, and a first row with the sums of all. */
function buildPeer(count: number): void {
  const { agGrid, HyperFormula } = window as unknown as {
    // biome-ignore lint/suspicious/noExplicitAny: the peer's own script files, without types here
    agGrid: any;
    // biome-ignore lint/suspicious/noExplicitAny: as above
    HyperFormula: any;
  };
  const columns = ['B', 'C', 'D', 'E', 'F'];
  const total = ['A', ...columns].map((column) => `=SUM(${column}2:${column}${count + 1})`);
  const rows = Array.from({ length: count }, (_, at) => [
    `=SUM(B${at + 2}:F${at + 2})`,
    ...columns.map(() => 123.45),
  ]);
  const engine = HyperFormula.buildFromArray([total, ...rows], { licenseKey: 'gpl-v3' });
  const api = agGrid.createGrid(document.querySelector('#grid'), {
    rowData: Array.from({ length: count + 1 }, (_, row) => ({ row })),
    getRowId: ({ data }: { data: { row: number } }) => String(data.row),
    enterNavigatesVertically: true,
    enterNavigatesVerticallyAfterEdit: true,
    columnDefs: Array.from({ length: 6 }, (_, col) => ({
      colId: `c${col}`,
      editable: col > 0,
      valueGetter: ({ data }: { data: { row: number } }) =>
        engine.getCellValue({ sheet: 0, row: data.row, col }).toFixed(2),
      valueSetter: ({ data, newValue }: { data: { row: number }; newValue: string }) => {
        const changes = engine.setCellContents({ sheet: 0, row: data.row, col }, Number(newValue));
        for (const { address } of changes) {
          const node = api.getRowNode(String(address.row));
          api.refreshCells({ rowNodes: [node], columns: [`c${address.col}`] });
        }
        return true;
      },
    })),
  });
}
