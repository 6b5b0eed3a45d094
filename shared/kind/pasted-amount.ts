import type { CellValue, Scale } from '../amount/amount';
import { type Counted, countedBy } from '../amount/exact-amount';
import { ownUnit } from '../amount/own-unit';
import { explainAmountProblem, parseAmount } from '../amount/parse-amount';
import { failed, ok, type Result } from '../kit/result';
import type { PastedCell } from './kind';

/** A number as cells show it, the dash of accounting formats for 0, or the signs of a column too narrow for it. */
export const SHOWN_NUMBER = /^(?:[-+(]*[¥￥$]?[\d,.\s]+\)?|[¥￥$]?\s*[-—–―−]+|#+)$/;

/**
 * What a pasted cell means as an amount. Its own unit goes before `scale`. The exact number behind a shown one is
 * taken, in the unit in which it is what is shown, so that nothing is lost to a number format; what is shown as a
 * percentage or a date is no amount.
 */
export function readPastedAmount(cell: PastedCell, scale: Scale): Result<CellValue, string> {
  if (cell.scaled) return failed(explainScaled(cell.text));
  const unit = ownUnit(cell.text);
  const shown: Counted = unit ?? { number: cell.text.normalize('NFKC').trim(), scale };
  const { exact } = cell;
  if (exact === undefined || !SHOWN_NUMBER.test(shown.number)) return read(shown);
  const counted = countedBy(shown, exact);
  // Without a unit the number is the cell's, whatever its format makes of it; with one, what is shown is meant.
  if (unit === undefined) return read(counted[0] ?? { number: exact, scale });
  const values = new Set(counted.map(read).flatMap((one) => (one.ok ? [one.value] : [])));
  if (values.size > 1) return failed(`“${cell.text}”实际的数是 ${exact}，看不出是元还是万元，请直接输入金额`);
  const [value] = values;
  return value === undefined ? read(counted[0] ?? shown) : ok(value);
}

/** A number that its format shows smaller than it is, copied without what it is. */
export function explainScaled(text: string): string {
  return `“${text}”是数字格式缩小显示的数，剪贴板里没有单元格中实际的数，请在原表中把格式改为常规后再复制`;
}

function read({ number, scale }: Counted): Result<CellValue, string> {
  const parsed = parseAmount(number, scale);
  return parsed.ok ? parsed : failed(explainAmountProblem(parsed.problem, scale));
}
