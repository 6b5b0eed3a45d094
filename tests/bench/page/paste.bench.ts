import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../../e2e/host-fixture';
import { goToTable, standOn } from '../../e2e/page-verbs';
import { ITEMS, oneTableText } from './one-table';
import { openAt } from './open-at';
import { recordRow } from './record';
import { type Passed, untilPainted } from './until-painted';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

/** 科目 with their codes, total and five amounts, as they are copied from a workbook: until the first of them is painted. */
const ROWS = 834;

test(`${ITEMS.length} 项`, async ({ app, host }) => {
  const lines = ITEMS.slice(0, ROWS);
  const path = join(host.home, '五千行.juesuan');
  writeFileSync(path, oneTableText());
  await openAt(app, path);
  await goToTable(app, '03');
  await app.waitForTimeout(1_500);
  const pasted: Passed[] = [];
  for (let time = 1; time <= 6; time += 1) {
    const amounts = [5 * time, ...Array.from({ length: 5 }, () => time)].map((amount) => `${amount}.00`);
    await app.evaluate(
      (text) => navigator.clipboard.writeText(text),
      lines.map(({ code, name }) => [code, name, ...amounts].join('\t')).join('\n'),
    );
    await standOn(app, lines[0]?.code ?? '', 0);
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
  recordRow(`${ITEMS.length} 项：粘贴 ${lines.length * 6} 格`, pasted.slice(1), 100);
});
