import { codeText, joinCode } from '../workbook/join-code';
import { type Block, blockCell, blockSize } from './block';

/** Where code, name and amounts stand in a block. */
export type CodeColumns = {
  /** The columns of the code, several where it is merged over them or split into 类, 款 and 项. */
  readonly codes: readonly number[];
  readonly name: number | undefined;
  /** The first column of amounts. */
  readonly amounts: number;
};

/**
 * A block that begins with codes: then may come a name in words; the rest is amounts. `levels` are the digits of codes
 * at each depth. What stands between code and name is the rest of the code where it makes one. Without a name only what
 * no amount looks like is (03, or a 款 below its 类), so that short amounts beside 类 are never taken for codes.
 * `undefined`: the block has no codes.
 */
export function codeColumns(
  block: Block,
  levels: readonly number[],
  isListed: (text: string) => boolean = (text) => isCode(text, levels),
): CodeColumns | undefined {
  const { rows, columns } = blockSize(block);
  const coded = Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (__, column) => blockCell(block, row, column).text.trim()),
  ).filter(([first = '']) => isListed(codeText(first)));
  if (coded.length === 0) return undefined;
  const name = upTo(columns).find(
    (column) => column > 0 && coded.some((row) => WORDS.test(row[column] ?? '')),
  );
  if (name !== undefined && makeCodes(coded, name, levels, isListed)) {
    return { codes: upTo(name), name, amounts: name + 1 };
  }
  let amounts = 1;
  while (amounts < columns && continuesCode(coded, amounts, levels)) amounts += 1;
  return { codes: upTo(amounts), name: undefined, amounts };
}

type Row = readonly string[];

/** Begins with a letter or a Chinese character: no amount. */
const WORDS = /^[“"《(（]?\p{L}/u;

function isCode(text: string, levels: readonly number[]): boolean {
  return /^\d+$/.test(text) && levels.includes(text.length);
}

/** Most rows have a code in the columns before the name; those that have none are told later. */
function makeCodes(
  coded: readonly Row[],
  name: number,
  levels: readonly number[],
  isListed: (text: string) => boolean,
): boolean {
  const good = coded.filter((row) => isListed(joinCode(row.slice(0, name).map(codeText), levels, '')));
  return good.length * 2 > coded.length;
}

/** Blank, as where a merged code covers the column, or parts that can be nothing else. */
function continuesCode(coded: readonly Row[], column: number, levels: readonly number[]): boolean {
  const parts = coded.filter((row) => (row[column] ?? '') !== '');
  if (parts.length === 0) return true;
  // A code longer than a 类 is a whole one, so that no part of it stands in the next column.
  if (coded.some(([first = '']) => codeText(first).length !== levels[0])) return false;
  const isWhole = parts.every(
    ([first = '', ...rest]) => rest[column - 1]?.startsWith(first) && isCode(rest[column - 1] ?? '', levels),
  );
  const isPadded =
    parts.every((row) => /^\d\d$/.test(row[column] ?? '')) &&
    parts.some((row) => row[column]?.startsWith('0'));
  return column < levels.length && (isWhole || isPadded);
}

function upTo(end: number): readonly number[] {
  return Array.from({ length: end }, (_, at) => at);
}
