import type { Scale } from '../amount/amount';
import { addressText } from '../document/address';
import type { Pack, Table } from '../pack/pack';
import { locateTables, locateUntitled } from '../workbook/locate-tables';
import type { StrangeRow, TableLocation } from '../workbook/location';
import { type Aim, blockPlace, type Stray } from './aim';
import { type Block, blockCell, blockSheet, blockSize, isCountingRow } from './block';

/** The block carries the printed header of a table: of the shown one, of another one, or of none. */
export type HeaderAim =
  | { readonly kind: 'aimed'; readonly aim: Aim }
  | { readonly kind: 'other-table'; readonly table: Table }
  | { readonly kind: 'no-header' };

/**
 * Pasted with its header, a table is read as a workbook's sheet is: columns by their words, lines by code or label,
 * the scale from the caption. Where it was pasted does not matter then.
 */
export function aimByHeader(block: Block, table: Table, pack: Pack, scale: Scale): HeaderAim {
  if (blockSize(block).rows < 2) return { kind: 'no-header' };
  const sheet = blockSheet(block);
  const titled = locateTables({ format: 'xlsx', sheets: [sheet] }, pack).tables;
  const own = titled.find((found) => found.table === table.id);
  const [other] = titled;
  if (!own && other) {
    const named = pack.tables.find(({ id }) => id === other.table);
    if (named) return { kind: 'other-table', table: named };
  }
  const location = own ?? locateUntitled(sheet, table);
  if (!location || location.lines.length + location.codedLines.length === 0) return { kind: 'no-header' };
  const says = block.scale ?? (location.caption.scaleAt ? location.caption.scale : scale);
  return { kind: 'aimed', aim: { ...aimAt(block, location), scale: says } };
}

function aimAt(
  block: Block,
  { table, panels, lines, codedLines, strangeRows }: TableLocation,
): Omit<Aim, 'scale'> {
  const rows = [...lines, ...codedLines.map(({ code, panel, row }) => ({ key: code, panel, row }))];
  const cells = rows
    .sort((one, other) => one.row - other.row)
    .flatMap(({ key, panel, row }) =>
      (panels[panel] ?? []).flatMap(({ amount, columns: [column] }) =>
        amount === undefined || column === undefined
          ? []
          : [{ address: addressText(table, key, amount), cell: blockCell(block, row, column) }],
      ),
    );
  return {
    cells,
    lines: codedLines.map(({ code, name }) => ({ code, name })),
    strays: strangeRows.filter(({ row }) => !isCountingRow(block, row)).flatMap((row) => strayOf(row)),
  };
}

const REASONS: Readonly<Record<Exclude<StrangeRow['reason'], 'unlabelled' | 'ignored'>, string>> = {
  unknown: '表中没有这一行',
  'bad-code': '不是有效的科目编码',
  duplicate: '科目重复，只取第一行',
  repeated: '行重复，只取第一行',
  doubtful: '上面有一行的编码没有读出，看不出这一行是科目还是它下面的项目',
};

function strayOf({ row, label, reason }: StrangeRow): readonly Stray[] {
  // Lines that print a 行次 alone have no cells.
  if (reason === 'unlabelled' || reason === 'ignored') return [];
  return [{ place: blockPlace(row, 0), text: label, reason: REASONS[reason] }];
}
