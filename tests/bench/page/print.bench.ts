import { expect, test } from '../../e2e/host-fixture';
import { goToTable } from '../../e2e/page-verbs';
import { writeLargeFile } from './large-file';
import { openAt } from './open-at';
import { recordCount, recordRow } from './record';
import { type Passed, untilPainted } from './until-painted';

/** The print preview of a long table: from the key until its first page is painted and the pages are counted. */
for (const items of [500, 5_000]) {
  test(`${items} 项`, async ({ app, host }) => {
    await openAt(app, writeLargeFile(host.home, items));
    await goToTable(app, '03');
    await app.waitForTimeout(1_000);
    const shown: Passed[] = [];
    let nodes = 0;
    let pages = '';
    for (let time = 0; time < 5; time += 1) {
      shown.push(
        await untilPainted(app, () => app.keyboard.press('Control+p'), previewStands, null, 'keydown'),
      );
      const dialog = app.getByRole('dialog', { name: /打印预览/ });
      pages = (await dialog.textContent())?.match(/共 (\d+) 页/)?.[1] ?? '';
      nodes = await app.evaluate(() => document.querySelectorAll('*').length);
      await app.keyboard.press('Escape');
      await expect(dialog).toBeHidden();
      await app.waitForTimeout(500);
    }
    recordRow(`${items} 项：${pages} 页的打印预览，到第一页`, shown, items === 5_000 ? 300 : undefined);
    recordCount(`${items} 项：打印预览开着时文档里的节点`, nodes);
  });
}

/** Runs in the page. */
function previewStands(): boolean {
  return (
    document.querySelector('.print-sheet tbody tr') !== null &&
    /共 \d+ 页/.test(document.querySelector('.print-preview .ant-modal-title')?.textContent ?? '')
  );
}
