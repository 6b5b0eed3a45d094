import type { CellWrite } from '#shared/workbook/template-plan';

/** Writes as a plan lists them, in one line each. */
export const number = (row: number, column: number, text: string): CellWrite => ({
  row,
  column,
  value: { kind: 'number', text },
});

export const text = (row: number, column: number, words: string): CellWrite => ({
  row,
  column,
  value: { kind: 'text', text: words },
});
