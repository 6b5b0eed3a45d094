import { least } from '../kit/lists';
import type { Facts } from '../pack/facts';
import type { Table } from '../pack/pack';
import { panelColumns } from '../pack/table-shape';
import type { Session } from '../session/session';
import type { TableLocation } from '../workbook/location';
import type { Sheet } from '../workbook/sheet';
import type { CellWrite } from '../workbook/template-plan';

/**
 * 部门名称 and 年度, written where the template has their labels. A template that leaves the year's place blank has
 * it on the caption row in the middle column, as the ministry prints it.
 */
export function captionWrites(session: Session, table: Table, location: TableLocation): CellWrite[] {
  const { facts } = session.document();
  const { organisation } = facts;
  const { organisationAt } = location.caption;
  const dated = yearWrites(table, location, facts);
  if (!organisationAt || organisation === '') return dated;
  return [{ ...organisationAt, value: { kind: 'text', text: labelled(location, organisation) } }, ...dated];
}

/** The year where one is printed, words around it kept; else in the middle of the caption, if the pack prints it. */
function yearWrites(table: Table, location: TableLocation, facts: Facts): CellWrite[] {
  const { year } = facts;
  const { organisationAt, yearAt, scaleAt } = location.caption;
  const word = table.caption.year;
  if (yearAt) {
    const printed = location.sheet.rows.get(yearAt.row)?.get(yearAt.column)?.text ?? '';
    const alone = /^\D?\d{4}\D{0,3}$/.test(printed.trim());
    const text = alone
      ? `${year}${word ?? '年度'}`
      : (fillHeading(printed, facts) ?? printed.replace(/20\d{2}(?!\d)/, String(year)));
    return [{ ...yearAt, value: { kind: 'text', text } }];
  }
  const row = organisationAt?.row ?? scaleAt?.row;
  if (word === undefined || row === undefined) return [];
  const middle = Math.floor(table.panels.reduce((sum, panel) => sum + panelColumns(panel).length, 0) / 2);
  const place = { row, column: firstSheetColumn(location) + middle };
  if (takenBy(place, [organisationAt, scaleAt])) return [];
  return [{ ...place, value: { kind: 'text', text: `${year}${word}` } }];
}

const COVER_ORGANISATION = /^(部门|单位)名称[:：]\s*$/;
const COVER_YEAR = /^(填报|决算|报表)?年度[:：]\s*$/;

/**
 * A cover's empty 部门名称： and 填报年度： get their words in the same cell; 填表人 and the like are the office's. A heading
 * gets the year, and the name in place of XX.
 */
export function coverWrites(sheet: Sheet, facts: Facts): CellWrite[] {
  const { organisation, year } = facts;
  const writes: CellWrite[] = [];
  for (const [row, cells] of sheet.rows) {
    for (const [column, { text }] of cells) {
      const words = COVER_ORGANISATION.test(text) ? organisation : COVER_YEAR.test(text) ? `${year}年度` : '';
      const filled = words === '' ? fillHeading(text, facts) : `${text.trimEnd()}${words}`;
      if (filled !== undefined && filled !== text)
        writes.push({ row, column, value: { kind: 'text', text: filled } });
    }
  }
  return writes;
}

/** The template's own label (部门名称： or 单位名称：) followed by the name. */
function labelled(location: TableLocation, organisation: string): string {
  const at = location.caption.organisationAt;
  const text = at ? (location.sheet.rows.get(at.row)?.get(at.column)?.text ?? '') : '';
  const label = /^[^:：]*[:：]/.exec(text)?.[0] ?? '';
  return `${label}${organisation}`;
}

function firstSheetColumn(location: TableLocation): number {
  return least(location.panels.flat().flatMap(({ columns }) => columns));
}

function takenBy(
  place: { readonly row: number; readonly column: number },
  others: readonly ({ readonly row: number; readonly column: number } | undefined)[],
): boolean {
  return others.some((other) => other?.row === place.row && other.column === place.column);
}

/** 上海市 XX 局 2024 年度部门决算表, or only the part with the year. */
const HEADING = /^(.{0,40}?)(20\d{2})(\s*年度?\s*(?:部门|单位)?\s*决算\s*(?:公开)?\s*(?:报?表)?\s*)$/;
/** 上海市 XX 局, alone in its cell. */
const NAME = /^.{0,12}[xXＸ×]{2}\s*(?:局|委|委员会|厅|处|中心|办公室|部门|单位)\s*$/;
const UNFILLED = /[xXＸ×]{2}|某某/;

/**
 * A template's heading or cover with the project's year, and its name in place of XX; a name that is written out is
 * the office's own and stays. `undefined`: the text is no such heading.
 */
function fillHeading(text: string, { organisation, year }: Facts): string | undefined {
  const [, name = '', digits, rest = ''] = HEADING.exec(text) ?? [];
  if (digits !== undefined) {
    const named = organisation !== '' && UNFILLED.test(name) ? organisation : name;
    return `${named}${year}${rest}`;
  }
  return organisation !== '' && NAME.test(text) ? organisation : undefined;
}
