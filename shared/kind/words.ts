import type { Amount, TextValue } from '../amount/amount';
import { textOf } from '../amount/amount';
import { failed } from '../kit/result';
import type { Kind, WorkbookValue } from './kind';

type Shared =
  | 'calculates'
  | 'measure'
  | 'options'
  | 'readTyped'
  | 'readCell'
  | 'readPasted'
  | 'display'
  | 'edit'
  | 'sentence'
  | 'plain'
  | 'plainWords'
  | 'workbook'
  | 'exactWorkbook'
  | 'format'
  | 'mean'
  | 'quantum'
  | 'written'
  | 'perOne';

/** What kinds of words (文字、选项) have in common; `read` is what tells them apart. */
export function wordsKind<Type extends { readonly kind: string }>(
  read: Kind<Type, TextValue>['read'],
): Pick<Kind<Type, TextValue>, Shared | 'read'> {
  return {
    read,
    calculates: false,
    measure: () => '',
    options: () => [],
    readTyped(text, type, scale) {
      const value = read(text, type, scale);
      return value.ok ? { ok: true, value: { value: value.value } } : value;
    },
    readCell(cell, type, scale) {
      // What is shown is not what such a cell holds.
      if (cell.date) return failed('是日期，这里填文字，请在 Excel 中把此格改为文本');
      if (cell.percent) return failed(`“${cell.text}”按百分比显示，这里填文字，请在 Excel 中把此格改为文本`);
      return read(cell.text, type, scale);
    },
    readPasted: ({ text }, type, scale) => read(text, type, scale),
    display: textOf,
    edit: textOf,
    sentence: (value) => `“${textOf(value)}”`,
    plain: textOf,
    plainWords: () => "前面带 ' 的文字",
    workbook: written,
    exactWorkbook: written,
    format: () => '@',
    mean: () => '',
    written: () => 1n,
    perOne: () => 1n,
    quantum: () => 1n,
  };
}

function written(value: TextValue): WorkbookValue {
  return { kind: 'text', text: textOf(value) };
}

export function isWords(value: Amount | TextValue): value is TextValue {
  return typeof value === 'string';
}
