import { type CellValue, isNothing, NOT_APPLICABLE, SCALE_NAMES, sameValue } from '../amount/amount';
import { explainAmountProblem, parseValue } from '../amount/parse-amount';
import { addressText } from '../document/address';
import type { CodedLine, Entry, TableContent } from '../document/document';
import { failed, ok, type Result } from '../kit/result';
import type { Pack, Table } from '../pack/pack';
import { ancestorCodes, codeLevels, type TableLine, tableLines } from '../pack/table-shape';
import { isTitle, type TableLocation } from '../workbook/location';
import { cellAt, cellName, columnName, type SheetCell } from '../workbook/sheet';
import type { IssueList } from './issue-list';
import { noteStrangeRows } from './note-strange-rows';
import { noteUnreadNumbers } from './note-unread-numbers';

export type TableReading = {
  /** Every printed value as an entry, derived cells included. */
  readonly content: TableContent;
  readonly sheet: string;
  readonly anchor: string;
  /** Where its later pages begin. */
  readonly pages: readonly { readonly sheet: string; readonly place: string }[];
  /** Cell → where it stands in the workbook, `GK01…!C7`. */
  readonly places: ReadonlyMap<string, string>;
  /** Amounts and counts read. */
  readonly values: number;
};

/** Takes a located table's values as printed, page after page; what cannot be taken becomes an issue and stays blank. */
export function readTable(
  table: Table,
  location: TableLocation,
  pack: Pack,
  issues: IssueList,
): TableReading {
  const pages = [location, ...location.continuations];
  const coded = withParents(table, pages, pack, issues);
  const lines = new Map(tableLines(table, coded).map((line) => [line.key, line]));
  const entries = new Map<string, Map<number, Entry>>();
  const places = new Map<string, string>();
  for (const page of pages) {
    const read = readPage(table, page, { lines, entries, places }, issues);
    noteStrangeRows(table, page, pack, issues);
    noteUnreadNumbers(table, page, read, issues);
    noteMissing(table, page, issues);
    noteUnit(table, page, issues);
  }
  noteSentence(table, pages, entries, issues);
  const values = [...entries.values()].flatMap((columns) => [...columns.values()]);
  return {
    content: { absent: false, scale: location.caption.scale, lines: coded, entries },
    sheet: location.sheet.name,
    anchor: cellName(location.anchor.row, location.anchor.column),
    pages: location.continuations.map(({ sheet, anchor }) => ({
      sheet: sheet.name,
      place: cellName(anchor.row, anchor.column),
    })),
    places,
    values: values.filter(({ value }) => value !== NOT_APPLICABLE).length,
  };
}

/** What the pages of a table read so far fill. */
type Taken = {
  readonly lines: ReadonlyMap<string, TableLine>;
  readonly entries: Map<string, Map<number, Entry>>;
  readonly places: Map<string, string>;
};

/** Gives the cells of the sheet that were accounted for, as `row,column`. */
function readPage(
  table: Table,
  location: TableLocation,
  { lines, entries, places }: Taken,
  issues: IssueList,
): ReadonlySet<string> {
  const sheet = location.sheet.name;
  const { scale } = location.caption;
  const read = new Set<string>();
  const rows = [
    ...location.lines,
    ...location.codedLines.map(({ code, panel, row }) => ({ key: code, panel, row })),
  ];
  for (const { key, panel, row } of rows) {
    const line = lines.get(key);
    for (const column of location.panels[panel] ?? []) {
      const [at] = column.columns;
      if (column.amount === undefined || at === undefined || isTitle(location, row, at)) continue;
      const address = addressText(table.id, key, column.amount);
      const cell = cellName(row, at);
      const place = `${sheet}!${cell}`;
      const before = places.get(address);
      read.add(`${row},${at}`);
      const type = line?.fixed?.type ?? 'amount';
      const notApplicable = line?.fixed?.notApplicable.includes(column.amount) ?? false;
      const taken = readCell(cellAt(location.sheet, row, at), (text) => {
        const parsed = parseValue(text, type, scale);
        return parsed.ok ? parsed : failed(explainAmountProblem(parsed.problem, scale));
      });
      const columns = entries.get(key);
      const known = columns?.get(column.amount)?.value ?? null;
      if (!taken.ok) {
        issues.add({
          rule: 'G-5',
          severity: 'error',
          message: `工作表“${sheet}”的 ${cell}（${address}）：${taken.problem}；此格留空，请改正后填入`,
          cells: [address],
          place,
        });
      } else if (notApplicable) {
        if (!isNothing(taken.value)) {
          issues.add({
            rule: 'G-5',
            severity: 'error',
            message: `工作表“${sheet}”的 ${cell} 有金额，表样此格印“——”（不适用），没有读取，请核对`,
            cells: [address],
            place,
          });
        }
      } else if (known !== null && taken.value !== null) {
        // The line stands on an earlier page already.
        if (!sameValue(known, taken.value)) {
          issues.add({
            rule: 'I-1',
            severity: 'error',
            message: `工作表“${sheet}”的 ${cell}（${address}）与前面的 ${before ?? ''} 不同，没有读取，请核对`,
            cells: [address],
            place,
          });
        }
        continue;
      } else if (taken.value !== null) {
        entries.set(key, new Map(columns).set(column.amount, { value: taken.value }));
      }
      if (known === null) places.set(address, place);
    }
  }
  return read;
}

function readCell(
  cell: SheetCell | undefined,
  parse: (text: string) => Result<CellValue, string>,
): Result<CellValue, string> {
  if (!cell) return ok(null);
  if (cell.uncomputed)
    return failed(`公式“=${cell.formula ?? ''}”没有计算结果，请在 Excel 或 WPS 中打开并保存一次`);
  if (cell.kind === 'error') return failed(`是错误值 ${cell.text}`);
  if (cell.kind === 'boolean') return failed('是逻辑值，不是金额');
  if (cell.percent) return failed(`“${cell.text}”按百分比显示，不是金额`);
  if (cell.date) return failed('是日期，不是金额');
  return parse(cell.text);
}

/** The coded lines found, with the parents they lack; each parent made is reported. */
function withParents(
  table: Table,
  pages: readonly TableLocation[],
  pack: Pack,
  issues: IssueList,
): CodedLine[] {
  const found = pages.flatMap(({ sheet, codedLines }) =>
    codedLines.map((line) => ({ ...line, sheet: sheet.name })),
  );
  const lines = new Map(found.toReversed().map(({ code, name }) => [code, { code, name }]));
  for (const { code, row, sheet } of found) {
    for (const parent of ancestorCodes(code, codeLevels(table) ?? [])) {
      if (lines.has(parent)) continue;
      const name = pack.dictionary.find((entry) => entry.code === parent)?.name ?? '';
      lines.set(parent, { code: parent, name });
      issues.add({
        rule: 'G-2',
        severity: 'warning',
        message: `${table.name}的科目 ${code} 没有上级科目 ${parent}，已补上“${name}”一行，请核对`,
        cells: [],
        place: `${sheet}!${row + 1}`,
      });
    }
  }
  return [...lines.values()].sort((one, other) => (one.code < other.code ? -1 : 1));
}

function noteMissing(table: Table, location: TableLocation, issues: IssueList): void {
  const sheet = location.sheet.name;
  for (const { title } of location.missingColumns) {
    issues.add({
      rule: 'I-2',
      severity: 'error',
      message: `工作表“${sheet}”（${table.name}）没有找到栏目“${title}”，这一栏没有读取，请核对表头`,
      cells: [],
      place: sheet,
    });
  }
  for (const { title, columns } of location.unclearColumns) {
    issues.add({
      rule: 'I-2',
      severity: 'error',
      message: `工作表“${sheet}”（${table.name}）的 ${columns.map(columnName).join('、')} 列都可能是“${title}”，分不清是哪一列，没有读取，请把表头改清楚`,
      cells: [],
      place: sheet,
    });
  }
  for (const { label } of location.missingLines) {
    issues.add({
      rule: 'I-3',
      severity: 'warning',
      message: `工作表“${sheet}”（${table.name}）没有找到“${label}”一行，这一行没有读取，请核对`,
      cells: [],
      place: sheet,
    });
  }
}

/** An amount in another unit would be wrong by a power of ten: it is read, and the clerk is told first of all. */
function noteUnit(table: Table, location: TableLocation, issues: IssueList): void {
  const { unknownUnit, scale, scaleAt, scaleBy } = location.caption;
  const sheet = location.sheet.name;
  if (scaleBy === 'default') {
    issues.add({
      rule: 'G-5',
      severity: 'warning',
      message: `工作表“${sheet}”（${table.name}）没有写明金额单位，已按${SCALE_NAMES[scale]}读取，请核对`,
      cells: [],
      place: sheet,
    });
  }
  if (unknownUnit === undefined) return;
  issues.add({
    rule: 'G-5',
    severity: 'error',
    message: `工作表“${sheet}”（${table.name}）的金额单位是“${unknownUnit}”，只能是元或万元，已按元读取，请换算后重新导入`,
    cells: [],
    place: scaleAt ? `${sheet}!${cellName(scaleAt.row, scaleAt.column)}` : sheet,
  });
}

/** a table without amounts prints its sentence, one with amounts does not. */
function noteSentence(
  table: Table,
  pages: readonly TableLocation[],
  entries: ReadonlyMap<string, ReadonlyMap<number, Entry>>,
  issues: IssueList,
): void {
  if (table.emptySentence === undefined) return;
  const empty = [...entries.values()].every((columns) =>
    [...columns.values()].every(({ value }) => isNothing(value)),
  );
  const printed = pages.some(({ sentenceRow }) => sentenceRow !== undefined);
  if (empty === printed) return;
  const sentence = table.emptySentence.replace(/\{\{.*?\}\}/g, '……');
  issues.add({
    rule: 'X-13',
    severity: 'warning',
    message: empty
      ? `${table.name}没有数据，表下也没有“${sentence}”；导出时会自动写上`
      : `${table.name}有数据，表下却写着“${sentence}”；导出时会去掉，请核对`,
    cells: [],
    place: pages[0]?.sheet.name ?? '',
  });
}
