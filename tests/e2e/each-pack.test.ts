import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Scale } from '#shared/amount/amount';
import type { CellEdit } from '#shared/document/command';
import type { Pack } from '#shared/pack/pack';
import { generateWorkbook } from '../../electron/excel/generate-workbook';
import {
  importFixture,
  loadShanghai,
  loadShanxi,
  readFixture,
  sessionOf,
  type WORKBOOKS,
  workbookPath,
} from '../support/reference';
import { expect, test } from './host-fixture';
import {
  cellOf,
  choosePath,
  findingsOf,
  goToTable,
  newProject,
  openSample,
  SHANGHAI,
  SHANXI,
  standOn,
  type,
} from './page-verbs';

/** The same stories for every pack; what differs between them is all here. */
type Story = {
  readonly title: string;
  readonly load: () => Pack;
  readonly scale: Scale;
  readonly filled: keyof typeof WORKBOOKS;
  readonly lastYear: keyof typeof WORKBOOKS;
  /** Above an empty table of 某市示范局. */
  readonly caption: string;
  /** 01: the physical column of 收入 决算数, 本年收入合计 there. */
  readonly incomeColumn: number;
  readonly income: string;
  readonly closing: readonly CellEdit[];
  /** Rows of the offer to carry forward, and 年初结转和结余 once it is taken. */
  readonly offers: readonly RegExp[];
  readonly carried: string;
  /** By how much the totals of 01 then differ. */
  readonly apart: string;
  /** The export's row of 06 and the numbers written there. */
  readonly exported: readonly [RegExp, string];
};

const STORIES: readonly Story[] = [
  {
    title: SHANXI,
    load: loadShanxi,
    scale: 'yuan',
    filled: 'filled',
    lastYear: 'lastYear',
    caption: '部门名称：某市示范局2022年度金额单位：元',
    incomeColumn: 2,
    income: '55,923,963.72',
    closing: [
      { address: { table: '01', line: '60', column: 2 }, value: 100_000_00n },
      { address: { table: '04', line: '60', column: 3 }, value: 50_000_00n },
    ],
    offers: [/01\[29,1\].*100,000\.00/, /04\[29,1\].*50,000\.00/],
    carried: '100,000.00',
    apart: '100,000.00元',
    exported: [/公开06表/, '72'],
  },
  {
    title: SHANGHAI,
    load: loadShanghai,
    scale: 'wanyuan',
    filled: 'shanghai',
    lastYear: 'shanghai',
    caption: '单位：万元',
    incomeColumn: 1,
    income: '11,206.90',
    closing: [
      { address: { table: '01', line: '年末结转', column: 2 }, value: 9_000_000_00n },
      { address: { table: '04', line: '年末结转', column: 3 }, value: 2_000_000_00n },
    ],
    offers: [/01\[年初结转,1\]/, /04\[年初一般公共,1\]/, /08\[2120803,1\]/, /09\[2230105,1\]/],
    carried: '900.00',
    apart: '227.38万元',
    exported: [/基本支出决算表/, '45'],
  },
];

/** Last year's tables with closing balances put in, as the program's own workbook. */
async function lastYearWithBalances({ load, lastYear, closing, scale }: Story): Promise<Uint8Array> {
  const pack = load();
  const session = sessionOf(pack, importFixture(pack, readFixture(lastYear)).document);
  const set = session.run({ kind: 'set-cells', cells: closing });
  if (!set.ok) throw new Error(set.problem.kind);
  return generateWorkbook(session, { scale });
}

for (const story of STORIES) {
  test.describe(story.title, () => {
    test('a new project: facts, a 科目 with its parents, an amount', async ({ app }) => {
      await newProject(app, story.title);
      await expect(app.locator('.table-caption')).toHaveText(story.caption);
      await goToTable(app, '03');
      await app.getByRole('button', { name: '插入科目' }).click();
      await app.getByLabel('科目编码').fill('2010301');
      await expect(app.getByLabel('科目名称')).toHaveValue('行政运行');
      await expect(app.getByText('同时补上上级科目：201 一般公共服务支出')).toBeVisible();
      await app.getByRole('button', { name: /^插\s*入$/ }).click();
      await expect(cellOf(app, '20103', 2)).toHaveText('');
      await standOn(app, '2010301', 3);
      await type(app, '1,234.50');
      await expect(cellOf(app, '201', 2)).toHaveText('1,234.50');
      await expect(cellOf(app, '合计', 3)).toHaveText('1,234.50');
      await standOn(app, '2010301', 3);
      await app.getByRole('button', { name: '删除科目' }).click();
      // Its parents go with it, which is asked first.
      const question = app.getByRole('dialog', { name: /删除 2010301 行政运行，连同以下 2 个科目/ });
      await question.getByRole('button', { name: /^删\s*除$/ }).click();
      await expect(app.getByRole('gridcell', { name: '201', exact: true })).toHaveCount(0);
      await app.keyboard.press('Control+z');
      await expect(cellOf(app, '合计', 3)).toHaveText('1,234.50');
    });

    test('import this year, then last year, and fill in the opening balances', async ({ app, host }) => {
      copyFileSync(workbookPath(story.filled), join(host.home, '本年.xlsx'));
      writeFileSync(join(host.home, '上年.xlsx'), await lastYearWithBalances(story));
      await app.getByRole('button', { name: '导入今年的公开表工作簿' }).click();
      await choosePath(app, join(host.home, '本年.xlsx'));
      await expect(app.getByText('条，不通过 0 条')).toBeVisible();
      await expect(app.getByText(`识别：${story.title}`)).toBeVisible();
      await app.getByRole('button', { name: '导入', exact: true }).click();
      await expect(cellOf(app, '本年收入合计', story.incomeColumn)).toHaveText(story.income);
      await app.getByRole('button', { name: '导入上年数' }).click();
      await choosePath(app, join(host.home, '上年.xlsx'));
      await app.getByRole('button', { name: '作为上年数' }).click();
      const offer = app.getByRole('dialog').filter({ hasText: '用上年年末数填本年年初数' });
      for (const row of story.offers) await expect(offer.getByRole('row', { name: row })).toBeVisible();
      await offer.getByRole('button', { name: `填入 ${story.offers.length} 处` }).click();
      await expect(cellOf(app, '年初结转和结余', story.incomeColumn)).toHaveText(story.carried);
      // What is carried in must be spent or kept: the two totals no longer agree, and the page says so.
      await expect(findingsOf(app, '01-5')).toContainText(`差额 ${story.apart}`);
    });

    test('a changed amount fails where it is summed and where it is compared; undo mends it', async ({
      app,
    }) => {
      await openSample(app, story.title);
      await goToTable(app, '05');
      await standOn(app, '2010301', 3);
      await type(app, '1');
      await expect(findingsOf(app, 'X-8').first()).toContainText('差额');
      await expect(findingsOf(app, '04-5').first()).toContainText('差额');
      await app.keyboard.press('Control+z');
      await expect(findingsOf(app, 'X-8')).toHaveCount(0);
      await expect(app.getByText('没有不通过的公式')).toBeVisible();
    });

    test("export as the program's own workbook tells what was written", async ({ app, host }) => {
      await openSample(app, story.title);
      await app.getByRole('button', { name: '导出' }).click();
      await app.getByText('生成本程序的工作簿').click();
      await app.getByRole('button', { name: '导出…' }).click();
      await choosePath(app, join(host.home, '公开表.xlsx'));
      await expect(app.getByText('已导出')).toBeVisible();
      const [row, numbers] = story.exported;
      await expect(app.getByRole('row', { name: row })).toContainText(numbers);
    });
  });
}

test('a workbook of another pack is named for what it is, and nothing of it is read', async ({
  app,
  host,
}) => {
  copyFileSync(workbookPath('filled'), join(host.home, '山西.xlsx'));
  await openSample(app, SHANGHAI);
  await app.getByRole('button', { name: '导入本年' }).click();
  await choosePath(app, join(host.home, '山西.xlsx'));
  await expect(app.getByText(`“山西.xlsx”是“${SHANXI}”的工作簿`)).toBeVisible();
  await expect(app.getByRole('button', { name: '导入', exact: true })).toBeDisabled();
});

test('last year may be of another pack: what is brought over and what is not is said before', async ({
  app,
  host,
}) => {
  copyFileSync(workbookPath('lastYear'), join(host.home, '上年.xlsx'));
  await openSample(app, SHANGHAI);
  await app.getByRole('button', { name: '导入上年数' }).click();
  await choosePath(app, join(host.home, '上年.xlsx'));
  await expect(app.getByText(`上年是按“${SHANXI}”编制的`)).toBeVisible();
  await expect(app.getByText(/公开10表.*有 6 个数在本年的表样中没有对应的格/)).toBeVisible();
  await app.getByRole('button', { name: '作为上年数' }).click();
  // Last year closed with nothing, this year opens with amounts: P-1 says so.
  await expect(findingsOf(app, 'P-1').first()).toContainText('年初结转和结余');
});

test('a close call between packs is the clerk’s to decide, before anything is taken', async ({
  app,
  host,
}) => {
  copyFileSync(workbookPath('shanghai'), join(host.home, '本年.xlsx'));
  // The built-in packs are never alike: the host's answer is made doubtful on its way.
  await app.route('**/workbook.import', async (route) => {
    const response = await route.fetch();
    const answer = await response.json();
    answer.value.recognition.certainty = 'close';
    await route.fulfill({ response, json: answer });
  });
  await app.getByRole('button', { name: '导入今年的公开表工作簿' }).click();
  await choosePath(app, join(host.home, '本年.xlsx'));
  await expect(app.getByText('几套表样都像，请选定这个工作簿是按哪一套编制的')).toBeVisible();
  const take = app.getByRole('button', { name: '导入', exact: true });
  await expect(take).toBeDisabled();
  await app.getByRole('radio', { name: new RegExp(SHANGHAI) }).check();
  await expect(take).toBeEnabled();
  await take.click();
  await expect(cellOf(app, '本年收入合计', 1)).toHaveText('11,206.90');
});

test('the pack the clerk chose stays chosen, however late the usual one is known', async ({ app }) => {
  let answer = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await app.getByRole('button', { name: '新建空白项目' }).waitFor();
  await app.route('**/call/recent.list', async (route) => {
    await held;
    await route.continue();
  });
  await app.getByRole('button', { name: '新建空白项目' }).click();
  await app.getByLabel('单位名称').fill('某市示范局');
  await app.getByLabel('表样').click();
  // The usual one would be that of the latest year.
  await app.locator('.ant-select-item-option', { hasText: '2022年度' }).click();
  const listed = app.waitForResponse('**/call/recent.list');
  answer();
  await (await listed).finished();
  await app.getByRole('button', { name: /^新\s*建$/ }).click();
  await expect(app.locator('.status-bar')).toContainText('2022年度');
});
