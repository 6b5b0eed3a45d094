import type { Scale } from '../amount/amount';
import { addressText } from '../document/address';
import { normalName } from '../kit/same-name';
import type { Table } from '../pack/pack';
import { codeBreaks } from '../pack/printed-codes';
import type { CodedLine } from '../pack/table-shape';
import { codeLevels, isListedCode, type TableLine } from '../pack/table-shape';
import { codeText, joinCode } from '../workbook/join-code';
import { type Aim, blockPlace, type Stray } from './aim';
import { type Block, type BlockCell, blockCell, blockSize, isCountingRow } from './block';
import { codeColumns } from './code-columns';

/**
 * Pasted onto the code column of a table of coded lines: each row goes to the line of its code, or of its label
 * (合计), whatever stands beside it now. Rows above the first such line are the header's, unless they have a code or
 * an amount. `undefined`: no codes here.
 */
export function aimByCode(
  block: Block,
  table: Table,
  lines: readonly TableLine[],
  scale: Scale,
): Aim | undefined {
  const levels = codeLevels(table);
  const columns = levels && codeColumns(block, levels, (text) => isListedCode(table, text));
  if (!levels || !columns) return undefined;
  const labelled = new Map(
    lines.filter(({ code }) => code === undefined).map(({ key, label }) => [normalName(label), key]),
  );
  const amounts = table.columns.map(({ number }) => number);
  const cells: Aim['cells'][number][] = [];
  const found = new Map<string, CodedLine>();
  const strays: Stray[] = [];
  let above = '';
  let begun = false;
  const size = blockSize(block);
  const amountsIn = (row: number) => amountCells(block, row, columns.amounts, size.columns);
  for (let row = 0; row < size.rows; row += 1) {
    const parts = columns.codes.map((column) => blockCell(block, row, column).text);
    const code = joinCode(parts.map(codeText), codeBreaks(table) ?? levels, above, levels);
    const name = columns.name === undefined ? '' : blockCell(block, row, columns.name).text.trim();
    const isCode = isListedCode(table, code);
    const words = parts.join('').trim() || name;
    const key = isCode ? code : labelled.get(normalName(words));
    if (key === undefined) {
      // A heading above the lines or a note below says nothing; a wrong code, or a row with amounts, is told.
      const isWorth = /^\d+$/.test(code) || hasAmounts(amountsIn(row), begun);
      if (isWorth && !isCountingRow(block, row))
        strays.push(stray(row, words, '不是有效的科目编码，也不是表中的行'));
      continue;
    }
    begun = true;
    if (isCode) {
      above = code;
      if (found.has(code)) {
        strays.push(stray(row, code, '科目重复，只取第一行'));
        continue;
      }
      found.set(code, { code, name });
    }
    for (const [at, cell] of amountsIn(row)) {
      const amount = amounts[at];
      if (amount !== undefined) cells.push({ address: addressText(table.id, key, amount), cell });
      else if (cell.text.trim() !== '') {
        strays.push({
          place: blockPlace(row, columns.amounts + at),
          text: cell.text,
          reason: '超出表格的栏次',
        });
      }
    }
  }
  return { cells, lines: [...found.values()], strays, scale: block.scale ?? scale };
}

/** Something stands in the columns of amounts: above the lines, where headings stand, a number. */
function hasAmounts(cells: ReturnType<typeof amountCells>, begun: boolean): boolean {
  return cells.some(([, { text }]) => (begun ? text.trim() !== '' : NUMBER.test(text.trim())));
}

const NUMBER = /^[-(]?[¥￥]?\d[\d,.]*\)?(?:万?元|万)?$/;

function stray(row: number, text: string, reason: string): Stray {
  return { place: blockPlace(row, 0), text, reason };
}

/** The cells of a row from a column on, in a block of so many columns. */
function amountCells(
  block: Block,
  row: number,
  from: number,
  columns: number,
): readonly (readonly [number, BlockCell])[] {
  const length = Math.max(0, columns - from);
  return Array.from({ length }, (_, at) => [at, blockCell(block, row, from + at)] as const);
}
