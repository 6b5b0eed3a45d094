import { expect, test } from '../../e2e/host-fixture';
import { writeLargeFile } from './large-file';
import { openAt } from './open-at';
import { recordRow } from './record';
import { type Passed, untilPainted } from './until-painted';

/** Typed into 查找 of a large project, each key as soon as the one before it is painted: the search goes on between them. */
const KEYS = [...'12345', ...Array.from({ length: 5 }, () => 'Backspace')];

for (const items of [500, 5_000, 20_000]) {
  test(`${items} 项`, async ({ app, host }) => {
    await openAt(app, writeLargeFile(host.home, items));
    await app.keyboard.press('Control+f');
    const field = app.getByLabel('查找内容');
    await expect(field).toBeFocused();
    await app.waitForTimeout(1_000);
    const keys: Passed[] = [];
    let text = '';
    for (const key of [...KEYS, ...KEYS]) {
      text = key === 'Backspace' ? text.slice(0, -1) : text + key;
      const stands = (shown: string) =>
        document.querySelector<HTMLInputElement>('.find-form input')?.value === shown;
      keys.push(await untilPainted(app, () => app.keyboard.press(key), stands, text, 'keydown'));
    }
    recordRow(`${items} 项：查找，每个键`, keys, items === 5_000 ? 16 : undefined);
    await expect(app.locator('.find-panel .place-summary').first()).toHaveText(/千分位逗号/);
    const all: Passed[] = [];
    for (const sought of ['7', '8', '9']) {
      await field.fill('');
      await expect(app.locator('.find-panel .place-summary').first()).toHaveText(/千分位逗号/);
      const stands = () =>
        /^找到 \d+ 处$/.test(document.querySelector('.find-panel .place-summary')?.textContent ?? '');
      all.push(await untilPainted(app, () => app.keyboard.press(sought), stands, null, 'keydown'));
    }
    recordRow(`${items} 项：查找一个数字，到全部列出`, all);
  });
}
