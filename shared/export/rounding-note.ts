import { toAddress } from '../document/address';
import type { Pack } from '../pack/pack';
import type { TableLocation } from '../workbook/location';
import type { CellWrite } from '../workbook/template-plan';
import type { PlacedRows } from './place-rows';
import type { Rounding } from './wanyuan';

/** The ministry's own sentence about amounts in 万元 that do not quite add up. */
export const ROUNDING_NOTE = '本套报表金额单位转换时可能存在尾数误差。';
const SAYS_SO = '尾数误差';

/** The tables under which the sentence is printed: those with a difference, unless the pack's own notes say it. */
export function tablesToNote(pack: Pack, { differences }: Rounding): ReadonlySet<string> {
  if (pack.tables.some(({ notes }) => notes.some((note) => note.includes(SAYS_SO)))) return new Set();
  return new Set(differences.flatMap(({ cells }) => cells.map((cell) => toAddress(cell).table)));
}

/** In a template the sentence goes to the end of the table's note, where there is room whatever stands below. */
export function noteWrites({ sheet, noteRow, bottom }: TableLocation, rows: PlacedRows): CellWrite[] {
  if (noteRow === undefined) return [];
  for (const [row, cells] of sheet.rows) {
    const said = [...cells.values()].some(({ text }) => text.includes(SAYS_SO));
    if (row >= noteRow && row <= bottom && said) return [];
  }
  const [place] = [...(sheet.rows.get(noteRow) ?? [])].filter(([, { text }]) => text !== '');
  if (!place) return [];
  const [column, { text }] = place;
  return [
    {
      row: rows.moved(noteRow),
      column,
      value: { kind: 'text', text: `${text.trimEnd()}${ROUNDING_NOTE}` },
    },
  ];
}
