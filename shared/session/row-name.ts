import { textValue } from '../amount/amount';
import { type Address, writeAddress } from '../document/address';
import { type ProjectDocument, shapeAt, tablesIn } from '../document/document';
import { TEXT } from '../kind/kinds';
import type { Pack } from '../pack/pack';
import { hasRows } from '../pack/row-keys';
import type { CellView } from './session';

/** The name of a row as a cell (`ROW_NAME`), which is the clerk's to write; `undefined`: there is no such row. */
export function rowNameAt(pack: Pack, document: ProjectDocument, address: Address): CellView | undefined {
  const table = shapeAt(pack, document, address);
  if (!table || !hasRows(table)) return undefined;
  const line = tablesIn(document, address.book)
    ?.get(address.table)
    ?.lines.find(({ code }) => code === address.line);
  return line && { address: writeAddress(address), value: textValue(line.name), kind: 'input', type: TEXT };
}
