import type { TableLocation } from './location';
import { cellAt } from './sheet';

/** The texts in a row's amount columns, as printed; a dash is none. */
export function amountTexts(
  location: TableLocation,
  { row, panel }: { readonly row: number; readonly panel: number },
): string[] {
  return (location.panels[panel] ?? []).flatMap(({ amount, columns: [at] }) => {
    const text = at === undefined ? '' : (cellAt(location.sheet, row, at)?.text.trim() ?? '');
    return amount === undefined || text === '' || /^[-—－–―]+$/.test(text) ? [] : [text];
  });
}

/** 0, 0.00, ￥0.00. */
export function isZeroText(text: string): boolean {
  return /^[¥￥]?0+(\.0+)?$/.test(text.trim());
}
