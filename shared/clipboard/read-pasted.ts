import type { CellValue, Scale, ValueType } from '../amount/amount';
import { explainAmountProblem, parseValue } from '../amount/parse-amount';
import { failed, ok, type Result } from '../kit/result';
import type { BlockCell } from './block';

/** Written behind an amount: `1,234.5万元`. */
const UNIT = /^(.*\d.*?)(万元|万|元)$/;
/** A number as cells show it, or the signs of a column too narrow for it. */
const SHOWN_NUMBER = /^(?:[-+(]*[¥￥$]?[\d,.\s]+\)?|#+)$/;

/**
 * What a pasted cell means as a value of the type. Its own unit goes before `scale`. The exact number behind a shown
 * one is taken, so that nothing is lost to a number format; what is shown as a percentage or a date is no amount.
 */
export function readPasted(cell: BlockCell, type: ValueType, scale: Scale): Result<CellValue, string> {
  const text = cell.text.normalize('NFKC').trim();
  const [, amount, unit] = UNIT.exec(text) ?? [];
  const own: Scale = unit === undefined ? scale : unit === '元' ? 'yuan' : 'wanyuan';
  if (unit !== undefined && type === 'count') return failed(`“${cell.text}”是金额，这里填数量`);
  const shown = amount ?? text;
  const number = cell.exact !== undefined && SHOWN_NUMBER.test(shown) ? cell.exact : shown;
  const parsed = parseValue(number, type, own);
  return parsed.ok ? ok(parsed.value) : failed(explainAmountProblem(parsed.problem, own));
}
