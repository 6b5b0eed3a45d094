import { join } from 'node:path';
import { SCALE_NAMES } from '#shared/amount/amount';
import { moneyDifference, stateInWords, type UnitResult } from '#shared/batch/unit-result';
import { likeliest } from '#shared/batch/unit-row';
import { SEVERITY_NAMES } from '#shared/engine/finding';
import type { HostProblem } from '#shared/host/contract';
import { failed, type Result } from '#shared/kit/result';
import { REPORT_STATE_NAMES, type RosterCheck } from '#shared/roster/roster';
import { aboutUnit } from '#shared/roster/roster-words';
import { type ListCell, type ListSheet, writeListWorkbook } from '../../excel/write-list-workbook';
import { writePiecesAtomically } from '../../files/atomic-write';
import { fileProblem } from '../../files/file-problem';
import { readResults } from './read-results';
import { SUMMARY } from './results-names';

/** What there is to say of a whole batch beside its results. */
export type OfWhole = {
  /** A sentence each. */
  readonly told: readonly string[];
  /** Files of a run that stopped, which have no result yet. */
  readonly undone?: readonly string[];
  /** The list of expected units, where there was one. */
  readonly expected?: RosterCheck;
};

/**
 * The results of a folder as a workbook for people: a row a unit, its findings, what is missing, who has not reported. Memory
 * does not grow with them.
 */
export async function writeSummary(
  folder: string,
  whole: OfWhole,
  path: string = join(folder, SUMMARY),
): Promise<Result<void, HostProblem>> {
  const makes = await someMade(folder);
  const written = await writePiecesAtomically(path, (write) =>
    writeListWorkbook(summarySheets(folder, whole, makes), write),
  );
  return written.ok ? written : failed(fileProblem(written.problem));
}

type Column = { readonly title: string; readonly width: number; readonly of: (row: UnitResult) => ListCell };

const UNIT_COLUMNS: readonly Column[] = [
  { title: '文件', width: 36, of: ({ file }) => file },
  { title: '单位', width: 22, of: ({ organisation }) => organisation },
  { title: '年度', width: 6, of: ({ year }) => year },
  { title: '表样', width: 14, of: ({ pack }) => pack },
  { title: '状态', width: 15, of: stateInWords },
  { title: '错误', width: 7, of: ({ errors }) => errors },
  { title: '未说明', width: 8, of: ({ unexplained }) => unexplained },
  { title: '警告', width: 7, of: ({ warnings }) => warnings },
  { title: '提示', width: 7, of: ({ hints }) => hints },
  { title: '通过', width: 8, of: ({ summary }) => summary?.pass ?? null },
  { title: '尾差', width: 7, of: ({ summary }) => summary?.rounding ?? null },
  { title: '不适用', width: 8, of: ({ summary }) => summary?.notApplicable ?? null },
  { title: '未执行', width: 8, of: ({ summary }) => summary?.notRun ?? null },
  {
    title: '金额单位',
    width: 9,
    of: ({ scale }) => (scale === 'mixed' ? '不止一种' : scale && SCALE_NAMES[scale]),
  },
  { title: '原因或最可能的错处', width: 60, of: likeliest },
];

const MADE: Column = { title: '做成的文件', width: 36, of: ({ made }) => made ?? null };

function summarySheets(
  folder: string,
  { told, undone = [], expected }: OfWhole,
  makes: boolean,
): readonly ListSheet[] {
  const unitColumns = makes ? [...UNIT_COLUMNS, MADE] : UNIT_COLUMNS;
  return [
    {
      name: '单位',
      columns: unitColumns,
      rows: rowsOf(folder, (row) => [unitColumns.map(({ of }) => of(row))]),
    },
    {
      name: '审核结果',
      columns: [
        { title: '文件', width: 44 },
        { title: '单位', width: 26 },
        { title: '公式', width: 8 },
        { title: '程度', width: 7 },
        { title: '说明', width: 90 },
        { title: '单元格', width: 30 },
        { title: '相差', width: 18 },
        { title: '出错说明', width: 30 },
      ],
      rows: rowsOf(folder, findingRows),
    },
    {
      name: '缺少和待办',
      columns: [
        { title: '文件', width: 44 },
        { title: '单位', width: 26 },
        { title: '种类', width: 10 },
        { title: '内容', width: 110 },
      ],
      rows: allRows(told, rowsOf(folder, missingRows), undone),
    },
    ...(expected ? [expectedSheet(expected)] : []),
  ];
}

/** The list in its order, a row a unit; behind it who came and is not on it, and what of it was not taken. */
function expectedSheet({ units, unknown, told, headcountName }: RosterCheck): ListSheet {
  const people = headcountName === null ? [] : [{ title: headcountName, width: 12 }];
  return {
    name: '应报单位',
    columns: [
      { title: '单位', width: 36 },
      { title: '情况', width: 16 },
      { title: '文件', width: 44 },
      { title: '说明', width: 70 },
      ...people,
    ],
    rows: [
      ...units.map((unit): ListCell[] => [
        unit.name,
        REPORT_STATE_NAMES[unit.state],
        unit.files.map(({ file }) => file).join('、'),
        aboutUnit(unit).replace(/^：/, ''),
        ...(headcountName === null ? [] : [unit.headcount]),
      ]),
      ...unknown.map(({ organisation, file }): ListCell[] => [organisation, '不在名单上', file, null]),
      ...told.map((sentence): ListCell[] => [null, '名单', null, sentence]),
    ],
  };
}

/** Whether anything was made of the files. */
async function someMade(folder: string): Promise<boolean> {
  for await (const { row } of readResults(folder)) if (row.made !== undefined) return true;
  return false;
}

async function* rowsOf(
  folder: string,
  of: (row: UnitResult) => readonly (readonly ListCell[])[],
): AsyncGenerator<readonly ListCell[]> {
  for await (const { row } of readResults(folder)) yield* of(row);
}

/** Of the whole batch before those of its files. */
async function* allRows(
  told: readonly string[],
  rows: AsyncIterable<readonly ListCell[]>,
  undone: readonly string[],
): AsyncGenerator<readonly ListCell[]> {
  for (const text of told) yield [null, null, '整批', text];
  yield* rows;
  for (const file of undone) yield [file, null, '未检查', '检查中途停止，这个文件还没有检查'];
}

function findingRows({ file, organisation, findings, more }: UnitResult): readonly (readonly ListCell[])[] {
  const rows = findings.map((finding): ListCell[] => [
    file,
    organisation,
    finding.rule,
    SEVERITY_NAMES[finding.severity],
    finding.message,
    finding.cells.slice(0, 8).join(' '),
    moneyDifference(finding) ?? finding.difference,
    finding.explanation ?? null,
  ]);
  if (more === 0) return rows;
  return [
    ...rows,
    [file, organisation, null, null, `还有 ${more} 条没有列出，请打开这个文件查看`, null, null, null],
  ];
}

function missingRows(row: UnitResult): readonly (readonly ListCell[])[] {
  const { file, organisation } = row;
  const told = (kind: string, texts: readonly string[]): ListCell[][] =>
    texts.map((text) => [file, organisation, kind, text]);
  return [
    ...told('不能用', row.reason === '' ? [] : [row.reason]),
    ...told('缺表', row.absent),
    ...told('待回答', row.questions),
    ...told('未执行', row.notRun),
    ...told('备注', row.notes),
  ];
}
