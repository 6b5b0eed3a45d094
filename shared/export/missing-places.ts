import { ownScale } from '../kind/value-text';
import type { Table } from '../pack/pack';
import { tableLines } from '../pack/table-shape';
import { isEmptyTable } from '../session/empty-table';
import { hiddenLines } from '../session/hidden-lines';
import type { Session } from '../session/session';
import { otherMoneyUnit } from '../workbook/cell-units';
import type { TableLocation } from '../workbook/location';
import { columnName } from '../workbook/sheet';

/** Values of a table that the template has no row or column for, a sentence for the clerk each. */
export function missingPlaces(session: Session, table: Table, pages: readonly TableLocation[]): string[] {
  const lost: string[] = [];
  for (const { label } of pages.flatMap(({ missingLines }) => missingLines)) lost.push(`没有“${label}”一行`);
  for (const { title } of pages.flatMap(({ missingColumns }) => missingColumns)) {
    lost.push(`没有“${title}”一栏`);
  }
  for (const label of unplacedOptional(session, table, pages)) lost.push(`没有“${label}”一行`);
  for (const { title, columns } of pages.flatMap(({ unclearColumns }) => unclearColumns)) {
    lost.push(`有 ${columns.map(columnName).join('、')} 列都可能是“${title}”`);
  }
  for (const { title, doubt } of pages.flatMap(({ doubtedColumns }) => doubtedColumns)) {
    lost.push(`的栏目“${title}”在“${doubt.words}”之下，不能确定是这一栏`);
  }
  for (const unit of otherUnits(table, pages)) lost.push(`有的行或列写着单位“${unit}”，与金额单位不同`);
  if (isEmptyTable(session, table.id)) return [];
  return lost.map((what) => `模板的${table.name}${what}，这部分数没有写入，请核对模板`);
}

/** Units of money that rows and columns of a template print beside the table's own. */
function otherUnits(table: Table, pages: readonly TableLocation[]): ReadonlySet<string> {
  const own = (column: number) => {
    const type = table.columnTypes[column];
    return type && ownScale(type);
  };
  return new Set(
    pages.flatMap((page) =>
      page.panels.flatMap((columns, panel) =>
        columns.flatMap(({ amount, columns: [column] }) =>
          amount === undefined || column === undefined
            ? []
            : [...page.lines, ...page.codedLines].flatMap(({ row }) => {
                const unit = otherMoneyUnit(page, panel, row, column, own(amount));
                return unit === undefined ? [] : [unit.words];
              }),
        ),
      ),
    ),
  );
}

/** Optional lines are missed only when there is something to print in them. */
function unplacedOptional(session: Session, table: Table, pages: readonly TableLocation[]): string[] {
  const found = new Set(pages.flatMap(({ lines }) => lines.map(({ key }) => key)));
  const hidden = hiddenLines(session, table);
  return tableLines(table, [])
    .filter(({ key, fixed }) => fixed?.optional === true && !found.has(key) && !hidden.has(key))
    .map(({ label }) => label);
}
