import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { ProjectDocument } from '#shared/document/document';
import { readAnswer } from '#shared/host/read-answer';
import { openProject } from '#shared/project-file/open-project';
import { saveProject } from '#shared/project-file/save-project';
import { workbookHandlers } from '../../../electron/services/workbook';
import { publishedSession } from '../../shared/forms/published-forms';
import { FACTS, SHANXI, startSession } from '../../shared/shanxi-pack';
import { BUILT_IN_PACKS } from '../../support/built-in-packs';
import { formSheet, formWorkbook } from '../../support/form-workbooks';
import { ANY_FILE } from './any-file';

const folder = mkdtempSync(join(tmpdir(), 'juesuan-forms-'));
const handlers = workbookHandlers(BUILT_IN_PACKS, { named: ANY_FILE });
function documentIn(text: string): ProjectDocument {
  const opened = openProject(text);
  if (!opened.ok) throw new Error(opened.problem.kind);
  const document = opened.value.withPack(SHANXI);
  if (!document.ok) throw new Error(document.problem.kind);
  return document.value;
}

const last = saveProject(SHANXI, publishedSession().document());
const empty = saveProject(SHANXI, startSession().document());

beforeAll(() => writeFileSync(join(folder, '上年.juesuan'), last));

test('forms.import reads a file, and every file of its folder; the project that was sent stays', async () => {
  const path = join(folder, '甲.xlsx');
  const rows = (name: string) => [
    ['项目名称', name],
    ['预算执行情况（元）'],
    ['资金来源', '全年预算数', '全年执行数'],
    ['合计', 100, 90],
    ['本级资金', 100, 90],
  ];
  writeFileSync(path, formWorkbook({ 一: formSheet(rows('甲项目')), 二: formSheet([['说明']]) }));
  writeFileSync(join(folder, '乙.xlsx'), formWorkbook({ 一: formSheet(rows('乙项目')) }));
  const wish = { project: empty, path, ofLastYear: false, replaces: false };
  const one = await handlers['forms.import']({ ...wish, folder: false });
  if (!one.ok) throw new Error(one.problem.message);
  expect(readAnswer('forms.import', JSON.parse(JSON.stringify(one)))).toEqual(one);
  expect(one.value.files).toMatchObject([
    {
      file: '甲.xlsx',
      taken: [{ name: '甲项目' }],
      left: ['工作表“二”里没有找到表样包的绩效自评表，没有读取'],
    },
  ]);
  expect([...documentIn(one.value.project).books.values()].map(({ form }) => form?.name)).toEqual(['甲项目']);
  const all = await handlers['forms.import']({ ...wish, folder: true });
  if (!all.ok) throw new Error(all.problem.message);
  expect(all.value.files.flatMap(({ taken }) => taken.map(({ name }) => name)).toSorted()).toEqual([
    '乙项目',
    '甲项目',
  ]);
  expect(
    await handlers['forms.import']({ ...wish, path: join(folder, '无.xlsx'), folder: false }),
  ).toMatchObject({
    ok: true,
    value: { files: [{ taken: [], problem: expect.stringContaining('无.xlsx') }] },
  });
});

test('forms.import of last year’s project begins this year’s forms', async () => {
  const copied = await handlers['forms.import']({
    project: empty,
    path: join(folder, '上年.juesuan'),
    folder: false,
    ofLastYear: true,
    replaces: false,
  });
  if (!copied.ok) throw new Error(copied.problem.message);
  expect(copied.value.files[0]?.taken).toHaveLength(9);
  expect(documentIn(copied.value.project).facts.year).toBe(FACTS.year);
});

test('forms.export: Word, PDF, workbooks; a file that is there is replaced only when asked', async () => {
  const into = join(folder, '自评');
  const wish = { project: last, folder: into, replaces: false };
  const made = await handlers['forms.export']({ ...wish, as: { format: 'docx' } });
  if (!made.ok) throw new Error(made.problem.message);
  expect(readAnswer('forms.export', JSON.parse(JSON.stringify(made)))).toEqual(made);
  expect(made.value.files).toHaveLength(9);
  expect(readdirSync(into).toSorted()).toEqual(made.value.files.map(({ file }) => file).toSorted());
  const [first] = made.value.files;
  const path = join(into, first?.file ?? '');
  writeFileSync(path, 'somebody’s own');
  const again = await handlers['forms.export']({ ...wish, as: { format: 'docx' } });
  expect(again.ok && again.value.existing).toHaveLength(9);
  expect(readFileSync(path, 'utf8')).toBe('somebody’s own');
  const replaced = await handlers['forms.export']({ ...wish, replaces: true, as: { format: 'docx' } });
  expect(replaced.ok && replaced.value.files).toHaveLength(9);
  expect(readFileSync(path).subarray(0, 2).toString()).toBe('PK');
  const template = join(folder, '表样.xlsx');
  writeFileSync(
    template,
    formWorkbook({
      一: formSheet([
        ['项目名称'],
        ['预算执行情况（元）'],
        ['资金来源', '全年预算数', '全年执行数'],
        ['合计'],
        [],
      ]),
    }),
  );
  const filled = await handlers['forms.export']({ ...wish, as: { template } });
  if (!filled.ok) throw new Error(filled.problem.message);
  expect(filled.value.files.map(({ file }) => file.endsWith('.xlsx'))).toEqual(Array(8).fill(true));
  expect(filled.value.files[0]?.notes.length).toBeGreaterThan(0);
  expect(filled.value.left).toHaveLength(1);
});
