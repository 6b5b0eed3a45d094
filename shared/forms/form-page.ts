import type { FormKind } from '../pack/pack';
import type { TableLocation } from '../workbook/location';
import { cellName, type Sheet } from '../workbook/sheet';
import type { DocumentLine } from './loose-lines';

/** A printed form while it is read: where its tables stand, and what of it has come into cells. */
export type Page = {
  readonly kind: FormKind;
  readonly sheets: readonly Sheet[];
  /** Of a document: all it says outside its tables. */
  readonly lines: readonly DocumentLine[];
  /** The located tables with their continuations. */
  readonly pages: readonly TableLocation[];
  /** Places of texts that were read, `工作表!C7` and those of lines. */
  readonly taken: Set<string>;
  /** Whether a cell of the tables was read from the place. */
  readonly isValue: (sheet: Sheet, row: number, column: number) => boolean;
};

/** A text that may state points and grades in words, and its place. */
export type SaidText = { readonly text: string; readonly place: string };

const POINTS = /\d\s*分/;

/** The lines of a document, and of sheets the cells that state points in words (总得分95.31分). */
export function sentencesIn({ sheets, lines }: Page): readonly SaidText[] {
  const said: SaidText[] = [];
  for (const sheet of sheets)
    for (const [row, cells] of sheet.rows)
      for (const [column, { kind, text }] of cells)
        if (kind === 'text' && POINTS.test(text)) said.push({ text, place: placeIn(sheet, row, column) });
  for (const line of lines) if (line.kind === 'line') said.push(line);
  return said;
}

export function placeIn(sheet: Sheet, row: number, column: number): string {
  return `${sheet.name}!${cellName(row, column)}`;
}

/** The names of a fixed line, as they are printed. */
export function namesOf({
  label,
  aliases,
}: {
  label: string;
  aliases: readonly string[];
}): readonly string[] {
  return [label, ...aliases];
}

/** A line has been read: neither it nor its cells above a table are told of as left. */
export function takeLine({ sheets, taken }: Page, line: Extract<DocumentLine, { kind: 'line' }>): void {
  taken.add(line.place);
  const sheet = sheets.find(({ name }) => name === line.at?.sheet);
  if (!sheet || !line.at) return;
  for (const column of sheet.rows.get(line.at.row)?.keys() ?? [])
    taken.add(placeIn(sheet, line.at.row, column));
}
