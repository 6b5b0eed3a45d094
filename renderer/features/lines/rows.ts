import { placeOf, type TablePlace, toAddress, writeAddress } from '#shared/document/address';
import { tablesIn } from '#shared/document/document';
import { explainRefusal } from '#shared/document/explain-refusal';
import type { Table } from '#shared/pack/pack';
import { hasRows, keysBetween, ROW_NAME } from '#shared/pack/row-keys';
import { type CodedLine, panelColumns } from '#shared/pack/table-shape';
import type { LineKey } from '#shared/rule/rule';
import { say } from '../../feedback/say';
import { openSession } from '../../store/project-store';
import { runCommand } from '../../store/run-command';
import { shownShape } from '../../store/shown-table';
import { goToCell, shownPlace, useView } from '../../store/view-store';

/** Whether the shown table has rows without codes (指标, 资金来源), which the clerk puts in and takes out. */
export function takesRows(): boolean {
  const shape = shownShape();
  return shape !== undefined && hasRows(shape);
}

/** Puts an empty row behind the one stood on, or behind all, and goes to where one writes in it first. */
export function insertRow(): void {
  const [place, shape] = [shownPlace(), shownShape()];
  if (!place || !shape) return;
  const rows = rowsOf(place);
  const at = rows.findIndex(({ code }) => code === selectedRows().at(-1));
  const [key] = keysBetween(rows.at(at)?.code, at < 0 ? undefined : rows[at + 1]?.code, 1) ?? [];
  if (key === undefined) {
    say().message.warning(explainRefusal({ kind: 'no-room', table: shape.title }), 6);
    return;
  }
  const lines: readonly CodedLine[] = [{ code: key, name: '' }];
  if (runCommand({ kind: 'insert-lines', ...place, lines, names: {}, moveAmounts: false })) {
    const cell = firstCell(place, shape, key);
    if (cell !== undefined) goToCell(cell);
  }
}

/** Takes out the rows that are selected, with all that stands in them. */
export function deleteRows(): void {
  const place = shownPlace();
  const codes = selectedRows();
  if (!place || codes.length === 0) return;
  if (!runCommand({ kind: 'delete-lines', ...place, codes })) return;
  say().message.info({ content: `已删除 ${codes.length} 行，可撤销（Ctrl+Z）`, key: 'delete-line' });
}

/** The rows that selected cells stand in, in their order. */
export function selectedRows(): readonly LineKey[] {
  const place = shownPlace();
  const { selection } = useView.getState();
  if (!place || !selection) return [];
  const keys = new Set(selection.addresses.map((address) => toAddress(address).line));
  return rowsOf(place).flatMap(({ code }) => (keys.has(code) ? [code] : []));
}

function rowsOf({ book, table }: TablePlace): readonly CodedLine[] {
  return tablesIn(openSession().document(), book)?.get(table)?.lines ?? [];
}

/** The leftmost cell that is the clerk's to write. */
function firstCell(place: TablePlace, { panels }: Table, line: LineKey) {
  const session = openSession();
  return panels
    .flatMap(panelColumns)
    .flatMap(({ shows, amount }) => (shows === 'name' ? [ROW_NAME] : (amount ?? [])))
    .map((column) => writeAddress({ ...placeOf(place), line, column }))
    .find((address) => session.cell(address)?.kind === 'input');
}
