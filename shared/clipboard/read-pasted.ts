import type { CellValue, Scale, ValueType } from '../amount/amount';
import { ownUnit } from '../amount/own-unit';
import { explainAmountProblem, parseValue } from '../amount/parse-amount';
import { failed, ok, type Result } from '../kit/result';
import type { BlockCell } from './block';
import { type Counted, countedBy } from './exact-amount';

/** A number as cells show it, the dash of accounting formats for 0, or the signs of a column too narrow for it. */
const SHOWN_NUMBER = /^(?:[-+(]*[¥￥$]?[\d,.\s]+\)?|[¥￥$]?\s*[-—–―−]+|#+)$/;

/**
 * What a pasted cell means as a value of the type. Its own unit goes before `scale`. The exact number behind a shown
 * one is taken, in the unit in which it is what is shown, so that nothing is lost to a number format; what is shown as
 * a percentage or a date is no amount.
 */
export function readPasted(cell: BlockCell, type: ValueType, scale: Scale): Result<CellValue, string> {
  const unit = ownUnit(cell.text);
  if (unit !== undefined && type === 'count') return failed(`“${cell.text}”是金额，这里填数量`);
  const shown: Counted = unit ?? { number: cell.text.normalize('NFKC').trim(), scale };
  const { exact } = cell;
  if (exact === undefined || !SHOWN_NUMBER.test(shown.number)) return read(shown, type);
  const counted = type === 'count' ? [] : countedBy(shown, exact);
  // Without a unit the number is the cell's, whatever its format makes of it; with one, what is shown is meant.
  if (unit === undefined) return read(counted[0] ?? { number: exact, scale }, type);
  const values = new Set(
    counted.map((meaning) => read(meaning, type)).flatMap((one) => (one.ok ? [one.value] : [])),
  );
  if (values.size > 1) return failed(`“${cell.text}”实际的数是 ${exact}，看不出是元还是万元，请直接输入金额`);
  const [value] = values;
  return value === undefined ? read(counted[0] ?? shown, type) : ok(value);
}

function read({ number, scale }: Counted, type: ValueType): Result<CellValue, string> {
  const parsed = parseValue(number, type, scale);
  return parsed.ok ? ok(parsed.value) : failed(explainAmountProblem(parsed.problem, scale));
}
