import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { unitsOf } from '../../../electron/services/batch/batch-run';
import { withPriorFiles } from '../../../electron/services/batch/prior-files';
import { findUnitFiles, type UnitFiles } from '../../../electron/services/batch/unit-files';
import { temporaryFolder } from '../temporary-folder';

/** A folder with these files in it. */
function folderOf(...files: readonly string[]): string {
  const top = temporaryFolder();
  for (const file of files) {
    mkdirSync(dirname(join(top, file)), { recursive: true });
    writeFileSync(join(top, file), file);
  }
  return top;
}

async function found(places: readonly string[], without: readonly string[] = []): Promise<UnitFiles> {
  const files = await findUnitFiles(places, without);
  if (!files.ok) throw new Error(files.problem.message);
  return files.value;
}

const namesOf = ({ files }: UnitFiles): readonly string[] => files.map(({ file }) => file);

test('files of one name in several places have names of their own, from the folder that holds all places', async () => {
  const top = folderOf('东区/单位/甲.xlsx', '西区/单位/甲.xlsx', '西区/乙.xlsx');
  const [east, west] = [join(top, '东区/单位'), join(top, '西区/单位')];
  expect(namesOf(await found([east, west]))).toEqual(['东区/单位/甲.xlsx', '西区/单位/甲.xlsx']);
  expect(namesOf(await found([join(top, '东区/单位/甲.xlsx'), join(top, '西区')]))).toEqual([
    '东区/单位/甲.xlsx',
    '西区/乙.xlsx',
    '西区/单位/甲.xlsx',
  ]);
  expect(namesOf(await found([west]))).toEqual(['甲.xlsx']);
  expect(namesOf(await found([join(west, '甲.xlsx')]))).toEqual(['甲.xlsx']);
  // A place within another one adds nothing.
  expect(namesOf(await found([join(top, '西区'), west]))).toEqual(['乙.xlsx', '单位/甲.xlsx']);
});

test('a link to a folder is not followed, and told; one to a file is the file', async () => {
  const top = folderOf('甲.xlsx', '别处/乙.xlsx');
  const units = folderOf('丙.xlsx');
  symlinkSync(join(top, '别处'), join(units, '链接'));
  symlinkSync(join(top, '甲.xlsx'), join(units, '甲.xlsx'));
  symlinkSync(units, join(units, '圈'));
  const files = await found([units]);
  expect(namesOf(files)).toEqual(['丙.xlsx', '甲.xlsx']);
  expect(files.unread).toHaveLength(2);
  for (const text of files.unread) expect(text).toMatch(/“.*(链接|圈)”是指向另一个文件夹的链接，没有进去/);
});

test('what is no part of a batch is passed over, by whatever way it is named, and said', async () => {
  const top = folderOf('甲.xlsx', '部门.juesuan', '结果/甲.pdf');
  const way = join(temporaryFolder(), '另一条路');
  symlinkSync(top, way);
  const files = await found([top], [join(way, '部门.juesuan'), join(top, '结果'), join(top, '没有')]);
  expect(namesOf(files)).toEqual(['甲.xlsx']);
  expect(files.passedOver).toEqual([join(top, '结果'), join(top, '部门.juesuan')]);
});

async function priorsOf(places: readonly string[], prior: string) {
  const paired = await withPriorFiles((await found(places)).files, prior);
  if (!paired.ok) throw new Error(paired.problem.message);
  const told = paired.value.units.map((unit) => unit.prior?.slice(prior.length + 1) ?? unit.lacksPrior);
  return { told, notices: paired.value.notices };
}

test('what a batch left among the units is none of them, and said; named itself, what it made is', async () => {
  const left = [
    'run.json',
    'results.jsonl',
    '检查结果.xlsx',
    'data/units/year=2022/pack=甲/part-00000.parquet',
  ];
  const top = folderOf('甲.xlsx', '东/乙.xlsx', ...[...left, '乙.docx'].map((name) => `东/结果/${name}`));
  const files = await found([top]);
  expect(namesOf(files)).toEqual(['东/乙.xlsx', '甲.xlsx']);
  expect(files.results).toEqual([expect.stringContaining(`“${join(top, '东/结果')}”是以前批量处理的结果`)]);
  const asked = await unitsOf({ places: [top], job: { kind: 'check', cells: false }, resume: false });
  expect(asked.ok && asked.value.notices).toEqual(files.results);
  const own = await found([join(top, '东/结果')]);
  expect([namesOf(own), own.results]).toEqual([['乙.docx'], []]);
});

test('every unit gets last year of its own name and place, and who has none is told', async () => {
  const prior = folderOf('东区/甲.xls', '西区/甲.xlsx', '西区/丁.xlsx');
  const top = folderOf('东区/甲.xlsx', '西区/甲.xlsx', '西区/乙.xlsx');
  const expected = ['东区/甲.xls', '西区/甲.xlsx', expect.stringContaining('没有找到同名的上年文件')];
  const { told, notices } = await priorsOf([top], prior);
  expect(told).toEqual([expected[0], expected[2], expected[1]]);
  expect(notices).toEqual([
    '没有上年文件的：1 个（西区/乙.xlsx）',
    '没有用上的上年文件：1 个（西区/丁.xlsx）',
  ]);
  // Several places whose names last year's folder repeats.
  expect((await priorsOf([join(top, '东区'), join(top, '西区')], prior)).told.sort()).toEqual(told.sort());
});

test('several places find last year by their own names too, but for a name that two of them have', async () => {
  const top = folderOf('东/甲.xlsx', '东/丙.xlsx', '西/乙.xlsx', '西/丙.xlsx');
  const { told } = await priorsOf(
    [join(top, '东'), join(top, '西')],
    folderOf('甲.xlsx', '乙.xlsx', '丙.xlsx'),
  );
  expect(told).toEqual([
    expect.stringMatching(/几个本年文件同名（东\/丙.xlsx、西\/丙.xlsx），不知道是谁的/),
    '甲.xlsx',
    expect.stringMatching(/不知道是谁的/),
    '乙.xlsx',
  ]);
});

test('of two files of one name neither is taken', async () => {
  const { told } = await priorsOf([folderOf('甲.xlsx')], folderOf('甲.xls', '甲.xlsx'));
  expect(told).toEqual([expect.stringContaining('有两个同名的（甲.xls、甲.xlsx）')]);
});

test('one file is compared with the one file that is named, whatever it is called', async () => {
  const prior = join(folderOf('去年的.xls'), '去年的.xls');
  const files = (await found([join(folderOf('今年的.xlsx'), '今年的.xlsx')])).files;
  expect(await withPriorFiles(files, prior)).toMatchObject({ value: { units: [{ prior }], notices: [] } });
});

test("last year's folder among this year's is no part of the batch, and said", async () => {
  const top = folderOf('甲.xlsx', '上年/甲.xlsx');
  const job = { kind: 'check', cells: false } as const;
  const asked = await unitsOf({ places: [top], prior: join(top, '上年'), resume: false, job });
  expect(asked).toMatchObject({
    value: {
      units: [{ file: '甲.xlsx', prior: join(top, '上年', '甲.xlsx') }],
      notices: [`“${join(top, '上年')}”是上年的，没有当作本年的单位`],
    },
  });
});
