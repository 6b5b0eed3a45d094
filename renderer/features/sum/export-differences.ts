import { isNumber } from '#shared/amount/amount';
import { type AddressText, toAddress, writeAddress } from '#shared/document/address';
import type { HostRequest } from '#shared/host/contract';
import { displayText, measures } from '#shared/kind/value-text';
import { DEPARTMENT_BOOK } from '#shared/pack/book';
import { cellInWords, writeCellName } from '#shared/session/cell-name';
import type { CellView } from '#shared/session/session';
import { callHost } from '../../host/call-host';
import { chooseFile } from '../../host/choose-file';
import { reporting } from '../../host/reporting';
import { openSession } from '../../store/project-store';
import { tellWritten } from '../export/tell-written';

type Row = HostRequest<'sum.list'>['rows'][number];

/** Writes the cells of 差额 as a list, for those who are to explain them. */
export async function exportDifferences(cells: readonly AddressText[]): Promise<void> {
  await reporting(async () => {
    const chosen = await chooseFile('save-workbook', '差额清单.xlsx');
    if (chosen === null) return;
    const { path } = await callHost('sum.list', { path: chosen.path, rows: cells.map(rowOf) });
    tellWritten(path);
  });
}

function rowOf(cell: AddressText): Row {
  const session = openSession();
  const { book: _, ...own } = toAddress(cell);
  const text = writeAddress(own);
  const name = cellInWords(session, text);
  return {
    table: name?.table ?? '',
    cell: text,
    words: name ? writeCellName({ ...name, table: '' }) : '',
    typed: listed(session.cell({ ...own, book: DEPARTMENT_BOOK })),
    sum: listed(session.cell(text)),
    difference: listed(session.cell(cell)),
  };
}

function listed(view: CellView | undefined): Row['sum'] {
  if (!view || view.value === null) return { text: '' };
  const { value, type } = view;
  return isNumber(value) && measures(type) === 'money'
    ? { amount: String(value) }
    : { text: displayText(value, type, 'yuan') };
}
