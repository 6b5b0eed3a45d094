import { expect, test } from '../../e2e/host-fixture';
import { goToTable, openSample, standOn } from '../../e2e/page-verbs';
import { measureKeys, report } from './sample-keys';

/**
 * An amount typed while the sentences that use it stand beside the table (用在句中): until they say the other amount. All
 * of them are of the whole document, which is made anew as far as it reads the cell.
 */
test('one cell changed', async ({ app }) => {
  await openSample(app);
  await goToTable(app, '05');
  await standOn(app, '2010301', 3);
  await app.keyboard.press('Control+j');
  await expect(app.getByRole('list', { name: '用到本格的句子' })).toContainText('55,923,963.72元');
  const samples = await measureKeys(
    app,
    {
      keys: ['Enter'],
      watched: () => '[aria-label="用到本格的句子"]',
      before: async () => undefined,
    },
    async (at) => {
      await app.keyboard.type(String(10_000_500 + at));
      await app.keyboard.press('Control+Enter');
    },
  );
  report('情况说明：改一个单元格，眼前的句子', samples);
});
