import { expect, test } from '../../e2e/host-fixture';
import { goToTable, standOn } from '../../e2e/page-verbs';
import { largeProject } from '../../shared/export/large-project';
import { loadShanxi } from '../../support/reference';
import { writeLargeFile } from './large-file';
import { openAt } from './open-at';
import { recordRow } from './record';
import { type Passed, untilPainted } from './until-painted';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

/** 科目 with their codes, total and five amounts, as they are copied from a workbook: until the first of them is painted. */
const ROWS = 834;

for (const items of [500, 5_000]) {
  test(`${items} 项`, async ({ app, host }) => {
    const lines = largeProject(loadShanxi(), items)
      .tables.get('03')
      ?.lines.filter(({ code }) => code.length === 7)
      .slice(0, ROWS);
    const first = lines?.[0]?.code ?? '';
    await openAt(app, writeLargeFile(host.home, items));
    await goToTable(app, '03');
    await app.waitForTimeout(1_500);
    const pasted: Passed[] = [];
    for (let time = 1; time <= 6; time += 1) {
      const amounts = [5 * time, ...Array.from({ length: 5 }, () => time)].map((amount) => `${amount}.00`);
      await app.evaluate(
        (text) => navigator.clipboard.writeText(text),
        lines?.map(({ code, name }) => [code, name, ...amounts].join('\t')).join('\n') ?? '',
      );
      await standOn(app, first, 0);
      const stands = (shown: string) =>
        [...document.querySelectorAll('.ag-row [col-id="c3"]')].some(
          ({ textContent }) => textContent === shown,
        );
      pasted.push(
        await untilPainted(app, () => app.keyboard.press('Control+v'), stands, amounts[1] ?? '', 'keydown'),
      );
      await expect(app.getByRole('dialog')).toHaveCount(0);
      await app.waitForTimeout(1_000);
    }
    const cells = (lines?.length ?? 0) * 6;
    recordRow(`${items} 项：粘贴 ${cells} 格`, pasted.slice(1), items === 5_000 ? 100 : undefined);
  });
}
