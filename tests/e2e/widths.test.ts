import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './host-fixture';
import { cellOf, chooseInMenu, goToTable, openSample } from './page-verbs';

test('a column dragged wider stays so, with the zoom, until the usual widths are asked for', async ({
  app,
  host,
}) => {
  await openSample(app);
  await goToTable(app, '03');
  const cell = cellOf(app, '2010301', 3);
  const usual = (await cell.boundingBox())!.width;
  const edge = app.locator('.ag-header-cell[col-id="c3"] .ag-header-cell-resize');
  const box = (await edge.boundingBox())!;
  await app.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await app.mouse.down();
  await app.mouse.move(box.x + box.width / 2 + 60, box.y + box.height / 2, { steps: 5 });
  await app.mouse.up();
  const width = async () => (await cell.boundingBox())!.width;
  await expect.poll(width).toBeGreaterThan(usual + 40);
  const dragged = await width();

  // In another table and back, and in a new window of the same user.
  await goToTable(app, '01');
  await goToTable(app, '03');
  await expect.poll(width).toBe(dragged);
  const kept = () => JSON.parse(readFileSync(join(host.configuration, 'view.json'), 'utf8')).widths;
  await expect.poll(kept).toEqual({ 'shanxi-2022/03/8': { '3': Math.round(dragged) } });
  await app.reload();
  await openSample(app);
  await goToTable(app, '03');
  await expect.poll(width).toBe(dragged);

  await chooseInMenu(app, '视图', '恢复默认列宽');
  await expect.poll(width).toBe(usual);
});

test('no amount is cut by dragging its column narrow; a double click on the edge lets it fit itself', async ({
  app,
}) => {
  await openSample(app);
  await goToTable(app, '03');
  const cell = cellOf(app, '2010301', 3);
  const width = async () => (await cell.boundingBox())!.width;
  const usual = await width();
  const edge = app.locator('.ag-header-cell[col-id="c3"] .ag-header-cell-resize');
  const drag = async (by: number) => {
    const { x, y, width: across, height } = (await edge.boundingBox())!;
    await app.mouse.move(x + across / 2, y + height / 2);
    await app.mouse.down();
    await app.mouse.move(x + across / 2 + by, y + height / 2, { steps: 5 });
    await app.mouse.up();
  };
  await drag(-100);
  const cut = () =>
    app
      .locator('.ag-cell[col-id="c3"]')
      .evaluateAll((cells) => cells.filter((one) => one.scrollWidth > one.clientWidth).length);
  await expect.poll(cut).toBe(0);
  expect(await width()).toBeGreaterThan(usual - 100);

  await drag(120);
  await expect.poll(width).toBeGreaterThan(usual + 10);
  await edge.dblclick();
  await expect.poll(width).toBe(usual);
  await goToTable(app, '01');
  await goToTable(app, '03');
  await expect.poll(width).toBe(usual);
});
