import { expect, test } from './host-fixture';
import { openSample } from './page-verbs';

test.use({ expectedErrors: /没有表 9[89]/ });

test('a fault that nobody expected is told in a sentence, and the page goes on', async ({ app }) => {
  await openSample(app);
  await app.evaluate(() => void setTimeout(() => Promise.reject(new Error('没有表 99'))));
  await expect(app.getByText('程序内部出错：没有表 99。请先保存，再重试。')).toBeVisible();
  await app.evaluate(() =>
    setTimeout(() => {
      throw new Error('没有表 98');
    }),
  );
  await expect(app.getByText('程序内部出错：没有表 98。请先保存，再重试。')).toBeVisible();
  await expect(app.locator('.table-number')).toHaveText('公开01表');
});
