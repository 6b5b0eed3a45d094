import { type CellValue, isText, textOf } from '../amount/amount';
import { type AddressText, writeAddress } from '../document/address';
import type { Book } from '../document/document';
import type { Finding } from '../engine/finding';
import { isCarried } from '../pack/form-kind';
import type { FormKind } from '../pack/pack';
import type { BookId } from '../rule/rule';

/** The program's own check that stands for all rules of a form until something of it is filled in. */
export const UNTOUCHED = 'Z-2';

/** Why no rule of such a form is run, for the clerk. */
export const NOT_FILLED = '还没有填写';

/**
 * Whether no result was put into a form: names, goals and weights may stand in it, whatever a form has that is begun from last
 * year's (`FormKind.carries`). One that nobody may write in was finished by somebody else: it has what it has.
 */
export function isUntouched({ tables, readOnly }: Book, { carries }: FormKind): boolean {
  if (readOnly) return false;
  for (const [id, { entries }] of tables) {
    const carried = carries.get(id);
    for (const [line, row] of entries)
      for (const [column, { value }] of row)
        if (!(carried && isCarried(carried, line, column)) && isSaid(value)) return false;
  }
  return true;
}

function isSaid(value: CellValue): boolean {
  return value !== null && !(isText(value) && textOf(value).trim() === '');
}

/** All that is found in such a form: its rules would ask for every blank of it one by one. It leads to where filling in begins. */
export function untouchedFinding({ executed }: FormKind): Finding {
  const cell = writeAddress(executed);
  return {
    key: `${UNTOUCHED}|${cell}`,
    rule: UNTOUCHED,
    state: 'fail',
    severity: 'error',
    message: `${NOT_FILLED}，审核公式都没有执行；填了任何一项结果后逐条审核`,
    cells: [cell],
    expected: null,
    actual: null,
    difference: null,
    reason: NOT_FILLED,
  };
}

/** The cells by which the list and the document speak of a form: begun or emptied, it is spoken of in another way. */
export function cellsOfWhole(book: BookId, { score, budget, executed }: FormKind): readonly AddressText[] {
  return [score, budget, executed].map((place): AddressText => `${book}.${writeAddress(place)}`);
}
