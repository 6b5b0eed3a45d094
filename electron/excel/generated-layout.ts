import type { Scale } from '#shared/amount/amount';
import type { AddressText } from '#shared/document/address';
import { ROUNDING_NOTE, tablesToNote } from '#shared/export/rounding-note';
import { NO_ROUNDING, type Rounding } from '#shared/export/wanyuan';
import type { TableLayout } from '#shared/layout/layout';
import type { Table } from '#shared/pack/pack';
import { officialTables, publishedScale } from '#shared/pack/table-shape';
import { absentTables } from '#shared/session/absent-tables';
import { comparePlane } from '#shared/session/compare-plane';
import type { Session } from '#shared/session/session';
import { layOutSession } from '#shared/session/session-layout';

/** Rows above the header: title, 表号 where one is printed, caption. */
export function captionRows(layout: TableLayout): number {
  return layout.number === '' ? 2 : 3;
}

export type GeneratedSheet = {
  readonly table: Table;
  readonly layout: TableLayout;
  readonly scale: Scale;
};

/** Where a cell of a table stands in the generated workbook; row and column are one-based. */
export type GeneratedPlace = { readonly sheet: string; readonly row: number; readonly column: number };

/**
 * What the generated workbook prints, table after table. A table that the project lacks is left out: a blank one, or
 * one that says 本表无数据, would claim what nobody knows. `asked`: the scale of all tables; absent: of each its own.
 */
export function generatedSheets(
  session: Session,
  asked: Scale | undefined,
  rounding: Rounding,
): readonly GeneratedSheet[] {
  const noted = tablesToNote(session.pack, rounding);
  const absent = absentTables(session);
  const printed = officialTables(session.pack).filter((table) => !absent.includes(table));
  return printed.map((table) => {
    const scale = asked ?? publishedScale(session.pack, table);
    const layout = layOutSession(session, table, scale);
    const notes = noted.has(table.id) ? [...layout.notes, ROUNDING_NOTE] : layout.notes;
    return { table, layout: { ...layout, notes }, scale };
  });
}

/** The same tables with last year beside this year, in every column. */
export function comparedSheets(session: Session, asked: Scale | undefined): readonly GeneratedSheet[] {
  return generatedSheets(session, asked, NO_ROUNDING).map(({ table, layout, scale }) => {
    const plane = comparePlane(
      session,
      table,
      table.columns.map(({ number }) => number),
    );
    return {
      table,
      layout: { ...layout, ...plane, title: `${layout.title}（与上年比较）`, landscape: true },
      scale,
    };
  });
}

/** The place of every cell that has an address. */
export function placesOf(sheets: readonly GeneratedSheet[]): ReadonlyMap<AddressText, GeneratedPlace> {
  const places = new Map<AddressText, GeneratedPlace>();
  for (const { table, layout } of sheets) {
    for (const [offset, { cells }] of [...layout.header, ...layout.body].entries()) {
      for (const { column, content } of cells) {
        if (content.kind !== 'cell') continue;
        const row = captionRows(layout) + offset + 1;
        places.set(content.address, { sheet: table.sheet, row, column: column + 1 });
      }
    }
  }
  return places;
}
