import { expect, test } from '../../e2e/host-fixture';
import { goToTable, standOn } from '../../e2e/page-verbs';
import { writeLargeFile } from './large-file';
import { openAt } from './open-at';
import { recordRow } from './record';
import { type Passed, untilPainted } from './until-painted';

/** A 科目 inserted into a table of many, and taken back: until the clerk stands on it, until it is gone. */
const TIMES = 5;
/** Of the pack's list, so that it has a name; in no generated table. */
const CODE = '2109999';

for (const items of [500, 5_000, 20_000]) {
  test(`${items} 项`, async ({ app, host }) => {
    await openAt(app, writeLargeFile(host.home, items));
    await goToTable(app, '03');
    await app.waitForTimeout(1_500);
    await standOn(app, '2010101', 3);
    const inserted: Passed[] = [];
    const undone: Passed[] = [];
    for (let time = 0; time < TIMES; time += 1) {
      await app.keyboard.press('Insert');
      await app.keyboard.type(CODE);
      await expect(app.getByRole('dialog').getByRole('checkbox', { name: /^03 / })).toBeChecked();
      inserted.push(
        await untilPainted(app, () => app.keyboard.press('Enter'), isStoodOn, `03[${CODE},2]`, 'keydown'),
      );
      await app.waitForTimeout(1_000);
      undone.push(await untilPainted(app, () => app.keyboard.press('Control+z'), isGone, CODE, 'keydown'));
      await app.waitForTimeout(1_000);
    }
    recordRow(`${items} 项：插入一个科目`, inserted);
    recordRow(`${items} 项：撤销插入的科目`, undone);
  });
}

/** Runs in the page. */
function isStoodOn(address: string): boolean {
  return (
    document.querySelector('[role="dialog"]') === null &&
    document.activeElement?.getAttribute('aria-label')?.includes(address) === true
  );
}

/** Runs in the page. */
function isGone(code: string): boolean {
  return [...document.querySelectorAll('.ag-row [col-id="c0"]')].every(
    ({ textContent }) => textContent !== code,
  );
}
