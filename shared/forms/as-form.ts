import { POWER_OF } from '../amount/money-unit';
import { normalName } from '../kit/same-name';
import { holdsMoney } from '../pack/of-texts';
import type { FormKind, Pack, Table } from '../pack/pack';
import { publishedScale, typeAt } from '../pack/table-shape';
import type { LocatedWorkbook } from '../workbook/locate-tables';
import type { LocatedCodedLine, TableLocation } from '../workbook/location';
import { cellAt, type Sheet } from '../workbook/sheet';
import { plainTitle } from './plain-title';
import { formWords, NAME_LABEL } from './printed-words';
import { bareLabel } from './said-below';

/**
 * What a cell merged downwards says holds of each of its rows; a row that says what the form prints elsewhere (总分, 评价结论)
 * is none that people added above it; a table's own unit is the form's where none is printed.
 */
export function asForm(kind: FormKind, pack: Pack, located: LocatedWorkbook): LocatedWorkbook {
  const tableOf = (location: TableLocation): Table | undefined =>
    pack.tables.find(({ id }) => id === location.table);
  const pages = located.tables.flatMap((location) => [location, ...location.continuations]);
  const filled = new Map<Sheet, Sheet>();
  for (const { sheet } of pages) {
    const own = pages.filter((page) => page.sheet === sheet);
    if (!filled.has(sheet)) filled.set(sheet, filledDown(sheet, own, tableOf));
  }
  const made = (location: TableLocation): TableLocation => {
    const table = tableOf(location);
    if (!table) return location;
    const scale = publishedScale(pack, table);
    const { caption } = location;
    const known = { ...caption, scale, power: POWER_OF[scale] };
    const codedLines = location.codedLines.filter((line) => !isOfForm(kind, location, line));
    return {
      ...location,
      sheet: filled.get(location.sheet) ?? location.sheet,
      codedLines,
      // Where there is no money nobody misses its unit.
      caption:
        caption.scaleBy !== 'default'
          ? caption
          : holdsMoney(table)
            ? known
            : { ...known, scaleBy: 'workbook' },
      continuations: location.continuations.map(made),
    };
  };
  return { ...located, tables: located.tables.map(made) };
}

/** Whether a row is named by words of the form itself: a label or title that comes below the table. */
function isOfForm(
  kind: FormKind,
  { sheet, panels }: TableLocation,
  { panel, row }: LocatedCodedLine,
): boolean {
  const name = panels[panel]?.find(({ shows }) => shows === 'name')?.columns[0];
  const said = name === undefined ? '' : (cellAt(sheet, row, name)?.text ?? '');
  const words = bareLabel(plainTitle(said));
  return words !== '' && (formWords(kind).has(words) || words === normalName(NAME_LABEL));
}

/** Texts only: a number merged over several rows is one number, and stays in the first. */
function filledDown(
  sheet: Sheet,
  pages: readonly TableLocation[],
  tableOf: (page: TableLocation) => Table | undefined,
): Sheet {
  const rows = new Map(sheet.rows);
  for (const page of pages) {
    const table = tableOf(page);
    const columns = table ? textColumns(page, table) : new Set<number>();
    for (const { top, left, bottom } of sheet.merges) {
      if (bottom === top || !columns.has(left) || top < page.firstBodyRow || top > page.bottom) continue;
      const cell = cellAt(sheet, top, left);
      if (!cell) continue;
      for (let row = top + 1; row <= Math.min(bottom, page.bottom); row += 1) {
        const cells = rows.get(row);
        // A row with nothing else in it is none.
        if (cells && !cells.has(left)) rows.set(row, new Map(cells).set(left, cell));
      }
    }
  }
  return { ...sheet, rows };
}

function textColumns({ panels }: TableLocation, table: Table): ReadonlySet<number> {
  return new Set(
    panels.flat().flatMap(({ amount, columns }) => {
      const kind = amount === undefined ? undefined : typeAt(table, { fixed: undefined }, amount).kind;
      return kind === 'choice' || kind === 'text' ? columns : [];
    }),
  );
}
