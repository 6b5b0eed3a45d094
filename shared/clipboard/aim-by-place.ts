import type { Scale } from '../amount/amount';
import { normalName } from '../kit/same-name';
import type { LayoutCell } from '../layout/layout';
import { cellAt, type GridShape, type Rectangle, sizeOf } from '../selection/grid-shape';
import { type Aim, blockPlace, type Stray } from './aim';
import { type Block, blockCell, blockSize } from './block';

/**
 * Cell by cell from the upper left corner of what is selected, as spreadsheets paste: a block that fits into the
 * selection several times fills it, one value as often as there are cells. Printed words must agree where the block
 * has words.
 */
export function aimByPlace(block: Block, shape: GridShape, target: Rectangle, scale: Scale): Aim {
  const { rows, columns } = tiled(block, target);
  const size = blockSize(block);
  const cells: Aim['cells'][number][] = [];
  const strays: Stray[] = [];
  for (let down = 0; down < rows; down += 1) {
    for (let along = 0; along < columns; along += 1) {
      const [row, column] = [down % size.rows, along % size.columns];
      const place = { row: target.top + down, column: target.left + along };
      const cell = blockCell(block, row, column);
      const printed = cellAt(shape, place);
      if (printed?.content.kind === 'cell') cells.push({ address: printed.content.address, cell });
      else if (!agrees(cell.text, printed, place.column)) {
        strays.push({ place: blockPlace(row, column), text: cell.text, reason: reasonOf(printed) });
      }
    }
  }
  return { cells, lines: [], strays, scale: block.scale ?? scale };
}

function tiled(block: Block, target: Rectangle): { readonly rows: number; readonly columns: number } {
  const size = blockSize(block);
  const room = sizeOf(target);
  const fits = room.rows % size.rows === 0 && room.columns % size.columns === 0;
  return fits ? room : size;
}

/** Words in the block where the table prints words of its own; a merged cell's words stand at its first column. */
function agrees(text: string, printed: LayoutCell | undefined, column: number): boolean {
  const pasted = normalName(text);
  if (pasted === '') return true;
  if (!printed) return false;
  const own = normalName(wordsOf(printed));
  return pasted === own && column >= printed.column;
}

function reasonOf(printed: LayoutCell | undefined): string {
  switch (printed?.content.kind) {
    case undefined:
      return '超出表格范围，没有对应的单元格';
    case 'compared':
      return '这里是与上年比较的数，不能填写；收起“与上年比较”后粘贴，或只粘贴本年的栏';
    case 'empty':
      return '表样中这里不填数';
    default:
      return `这里是表样文字“${printed ? wordsOf(printed) : ''}”，与粘贴的不同`;
  }
}

function wordsOf({ content }: LayoutCell): string {
  switch (content.kind) {
    case 'text':
    case 'name':
    case 'code':
      return content.text;
    default:
      return '';
  }
}
