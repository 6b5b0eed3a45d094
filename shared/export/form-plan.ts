import type { CellValue } from '../amount/amount';
import { NOT_APPLICABLE } from '../amount/amount';
import type { ValueType } from '../kind/kinds';
import { workbookValue } from '../kind/value-text';
import { present } from '../kit/assert';
import { append } from '../kit/lists';
import type { FormKind } from '../pack/pack';
import type { Session } from '../session/session';
import type { CellPlace } from '../workbook/location';
import type { Sheet } from '../workbook/sheet';
import type {
  CellWrite,
  MergedArea,
  RowInsertion,
  TemplatePlan,
  WrittenValue,
} from '../workbook/template-plan';

/** A form to be filled into a template: a session of its own (`formSession`), and the name of its 项目. */
export type FormToFill = { readonly session: Session; readonly kind: FormKind; readonly name: string };

/** A place of the template as it was. */
export type SheetPlace = { readonly sheet: Sheet; readonly place: CellPlace };

type PlannedSheet = {
  readonly insertions: readonly RowInsertion[];
  readonly writes: CellWrite[];
  readonly merged: MergedArea[];
};

/** What is gathered while a form is laid into a template: writes by sheet, and which cells of the form they are. */
export class FormPlan {
  private readonly sheets = new Map<string, PlannedSheet>();
  private readonly written = new Set<string>();

  /** @param insertionsOf what is inserted into a sheet, by its name */
  constructor(sheets: readonly Sheet[], insertionsOf: (sheet: string) => readonly RowInsertion[]) {
    for (const { name } of sheets)
      this.sheets.set(name, { insertions: insertionsOf(name), writes: [], merged: [] });
  }

  insertions(sheet: Sheet): readonly RowInsertion[] {
    return this.on(sheet).insertions;
  }

  /** Rows of these are those of the result. */
  add(sheet: Sheet, writes: readonly CellWrite[], merged: readonly MergedArea[]): void {
    append(this.on(sheet).writes, writes);
    append(this.on(sheet).merged, merged);
  }

  put({ sheet, place: { row, column } }: SheetPlace, value: WrittenValue): void {
    const { insertions, writes } = this.on(sheet);
    const moved = insertions.reduce((sum, { after, count }) => (after < row ? sum + count : sum), row);
    writes.push({ row: moved, column, value });
  }

  putValue(place: SheetPlace, value: CellValue, type: ValueType): void {
    const isBlank = value === null || value === NOT_APPLICABLE;
    this.put(place, isBlank ? { kind: 'blank' } : workbookValue(value, type, 'yuan'));
  }

  /** A cell of the form has its place; the name of a row is its column 0. */
  note(table: string, line: string, column: number): void {
    this.written.add(`${table} ${line} ${column}`);
  }

  has(table: string, line: string, column: number): boolean {
    return this.written.has(`${table} ${line} ${column}`);
  }

  toPlan(): TemplatePlan {
    return {
      sheets: [...this.sheets].flatMap(([sheet, planned]) =>
        planned.writes.length === 0 ? [] : [{ sheet, ...planned }],
      ),
    };
  }

  private on({ name }: Sheet): PlannedSheet {
    return present(this.sheets.get(name), 'every sheet of the template is planned');
  }
}
